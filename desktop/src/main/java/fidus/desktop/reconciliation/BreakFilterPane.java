package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RuleNames;

import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;

/// What breaks are filtered by, and how they are ordered.
public final class BreakFilterPane extends FlowPane {
    private static final String EVERY = "";
    private static final Duration TYPING = Duration.millis(300);

    private final BreaksModel model;
    private final ResourceBundle texts;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private boolean silent;

    @FXML private TextField words;
    @FXML private ComboBox<String> account;
    @FXML private ComboBox<Optional<FindBreakPage.Place>> place;
    @FXML private ComboBox<String> rule;
    @FXML private ComboBox<Optional<Severity>> severity;
    @FXML private ComboBox<FindBreakPage.States> states;
    @FXML private ComboBox<Optional<AgeBucket>> age;
    @FXML private ComboBox<Optional<CauseCode>> causeFilter;
    @FXML private ComboBox<String> ownerFilter;
    @FXML private ComboBox<String> currency;
    @FXML private ComboBox<FindBreakPage.Order> order;
    @FXML private ToggleButton overdue;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BreakFilterPane(BreaksModel model, boolean ofOneAccount) {
        this.model = model;
        texts = Fxml.load(this);
        BreakFilter filters = model.filters();
        named(account, filters.accountProperty(), "every.account", RecordWords::account);
        named(rule, filters.ruleProperty(), "every.rule", RuleNames::of);
        named(currency, filters.currencyProperty(), "every.currency", name -> name);
        named(ownerFilter, filters.ownerProperty(), "every.owner", this::ownerName);
        model.owners()
                .readingsProperty()
                .addListener((_, _, _) -> says(ownerFilter, "every.owner", this::ownerName));
        among(place, filters.placeProperty(), FindBreakPage.Place.values(), "place");
        among(severity, filters.severityProperty(), Severity.values(), "severity");
        among(age, filters.ageProperty(), AgeBucket.values(), "age");
        among(causeFilter, filters.causeProperty(), CauseCode.values(), "cause");
        Choice.bind(
                states,
                filters.statesProperty(),
                List.of(FindBreakPage.States.values()),
                one -> texts.getString("states." + one));
        Choice.bind(
                order,
                filters.orderProperty(),
                List.of(FindBreakPage.Order.values()),
                one -> texts.getString("order." + one));
        overdue.selectedProperty().bindBidirectional(filters.overdueProperty());
        typed(filters.textProperty());
        for (ComboBox<?> of : List.of(account, place)) {
            of.setVisible(!ofOneAccount);
            of.setManaged(!ofOneAccount);
        }
        model.loaded().valueProperty().addListener((_, _, _) -> arrived());
    }

    /// Where words and sums are typed.
    TextField text() {
        return words;
    }

    /// Asked when nothing was typed for a moment, or at once with Enter.
    private void typed(StringProperty value) {
        typing.setOnFinished(_ -> value.set(words.getText()));
        words.textProperty().addListener((_, _, _) -> typing.playFromStart());
        words.setOnAction(_ -> take(value));
        value.addListener(
                (_, _, now) -> {
                    if (!now.equals(words.getText())) {
                        words.setText(now);
                        typing.stop();
                    }
                });
    }

    private void take(StringProperty value) {
        typing.stop();
        value.set(words.getText());
    }

    private void says(ComboBox<String> box, String every, Function<String, String> of) {
        box.setConverter(
                Choice.words(name -> name.isEmpty() ? texts.getString(every) : of.apply(name)));
    }

    private void named(
            ComboBox<String> box, StringProperty value, String every, Function<String, String> of) {
        says(box, every, of);
        box.getItems().setAll(EVERY);
        box.setValue(EVERY);
        box.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!silent) {
                                value.set(now == null ? EVERY : now);
                            }
                        });
        value.addListener((_, _, now) -> box.setValue(now));
    }

    private <E extends Enum<E>> void among(
            ComboBox<Optional<E>> box, ObjectProperty<@Nullable E> value, E[] all, String what) {
        box.getItems().add(Optional.empty());
        Arrays.stream(all).map(Optional::of).forEach(box.getItems()::add);
        box.setConverter(
                Choice.words(
                        one ->
                                one.map(this::named)
                                        .orElseGet(() -> texts.getString("every." + what))));
        box.setValue(Optional.empty());
        box.valueProperty()
                .addListener((_, _, now) -> value.set(now == null ? null : now.orElse(null)));
        value.addListener((_, _, now) -> box.setValue(Optional.ofNullable(now)));
    }

    private String named(Enum<?> one) {
        return switch (one) {
            case AgeBucket bucket -> age(bucket);
            case FindBreakPage.Place where -> texts.getString("place." + where);
            default -> Words.of(one);
        };
    }

    private String ownerName(String id) {
        return id.equals(FindBreakPage.NOBODY)
                ? texts.getString("owner.nobody")
                : model.owners().nameOf(id);
    }

    private void arrived() {
        BreakPage page = model.listing().page();
        if (page == null) {
            return;
        }
        silent = true;
        offer(account, page.accounts(), model.filters().accountProperty().get());
        offer(rule, page.rules(), model.filters().ruleProperty().get());
        offer(currency, page.currencies(), model.filters().currencyProperty().get());
        List<String> people = new ArrayList<>(List.of(FindBreakPage.NOBODY));
        model.owners().choice().forEach(one -> people.add(one.id().value().toString()));
        offer(ownerFilter, people, model.filters().ownerProperty().get());
        silent = false;
        overdue.setText(MessageFormat.format(texts.getString("overdue"), page.overdue()));
    }

    private static void offer(ComboBox<String> box, List<String> names, String chosen) {
        List<String> all = new ArrayList<>(names);
        if (!chosen.isEmpty() && !all.contains(chosen)) {
            all.add(chosen);
        }
        all.addFirst(EVERY);
        if (!all.equals(box.getItems())) {
            box.getItems().setAll(all);
        }
        box.setValue(chosen);
    }

    static String age(AgeBucket bucket) {
        return switch (bucket) {
            case DAYS_0_1 -> "0–1 days";
            case DAYS_2_7 -> "2–7 days";
            case DAYS_8_30 -> "8–30 days";
            case DAYS_31_90 -> "31–90 days";
            case OVER_90_DAYS -> "> 90 days";
        };
    }
}
