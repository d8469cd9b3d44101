package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Visited;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;

/// Breaks with filters, and beside them the one in hand.
public final class BreaksView extends VBox implements Visited, Dated {
    /// What the navigation calls this screen.
    public static final String SCREEN = "breaks";

    private static final String EVERY = "";

    private final BreaksModel model;
    private final ResourceBundle texts;
    private BreakPane one;
    private boolean silent;
    private String wanted = "";

    @FXML private RecordTable<BreakCard> table;
    @FXML private ComboBox<String> account;
    @FXML private ComboBox<String> severity;
    @FXML private ComboBox<BreakFilter.States> states;
    @FXML private ToggleButton overdue;
    @FXML private ScrollPane detail;

    /// @param ofOneAccount inside the workbench, where the account is given
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BreaksView(BreaksModel model, boolean ofOneAccount) {
        this.model = model;
        texts = Fxml.load(this);
        if (!ofOneAccount) {
            getStyleClass().add("tab-body");
        }
        account.setVisible(!ofOneAccount);
        account.setManaged(!ofOneAccount);
        detail();
        columns(ofOneAccount);
        filters();
        table.exportName("breaks");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        Tables.follow(table, model.loaded(), () -> model.rowsProperty().get(), model::read);
        model.rowsProperty().addListener((_, _, rows) -> listed(rows));
        table.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!silent && now != null) {
                                model.choose(now);
                            }
                        });
        model.chosenProperty().addListener((_, _, now) -> chosen(now));
        model.loaded().valueProperty().addListener((_, _, now) -> arrived());
    }

    /// One break, or what is done about several.
    private void detail() {
        one = new BreakPane(model);
        var several = new BulkPane(model.bulk());
        detail.setContent(one);
        model.bulk()
                .chosenProperty()
                .addListener((_, _, now) -> detail.setContent(now.size() > 1 ? several : one));
        var selected = table.table().getSelectionModel().getSelectedItems();
        selected.addListener(
                (ListChangeListener<BreakCard>)
                        _ ->
                                model.bulk()
                                        .choose(
                                                selected.stream()
                                                        .filter(Objects::nonNull)
                                                        .toList()));
    }

    /// @param subject `break/id`, `account/login@server` or nothing
    @Override
    public void visited(String subject) {
        wanted = subject.startsWith("break/") ? subject.substring("break/".length()) : "";
        if (subject.startsWith("account/")) {
            model.filters().accountProperty().set(subject.substring("account/".length()));
        }
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.loaded().asOfProperty();
    }

    /// Takes the keyboard to where the difference of the break in hand is taken apart.
    void split() {
        applyCss();
        layout();
        detail.setVvalue(one.split(detail.getViewportBounds().getHeight()));
    }

    private void arrived() {
        silent = true;
        List<String> names = new ArrayList<>(model.accounts());
        String chosen = model.filters().accountProperty().get();
        if (!chosen.isEmpty() && !names.contains(chosen)) {
            names.add(chosen);
        }
        names.addFirst(EVERY);
        account.getItems().setAll(names);
        account.setValue(chosen);
        silent = false;
        if (!wanted.isEmpty()) {
            model.find(wanted);
            wanted = "";
        }
    }

    private void listed(List<BreakCard> rows) {
        silent = true;
        table.rows(rows);
        silent = false;
        overdue.setText(MessageFormat.format(texts.getString("overdue"), model.overdue()));
        chosen(model.chosenProperty().get());
    }

    private void chosen(@Nullable BreakCard now) {
        BreakCard selected = table.selectedProperty().get();
        if (now == null) {
            return;
        }
        BreakId id = now.found().id();
        if (selected == null || !selected.found().id().equals(id)) {
            silent = true;
            table.select(card -> card.found().id().equals(id));
            silent = false;
        }
    }

    private void filters() {
        account.setConverter(
                named(name -> name.isEmpty() ? texts.getString("every.account") : name));
        account.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!silent) {
                                model.filters().accountProperty().set(now == null ? EVERY : now);
                            }
                        });
        model.filters().accountProperty().addListener((_, _, now) -> account.setValue(now));
        severity.getItems().add(EVERY);
        for (Severity one : Severity.values()) {
            severity.getItems().add(one.name());
        }
        severity.setConverter(
                named(
                        name ->
                                name.isEmpty()
                                        ? texts.getString("every.severity")
                                        : Words.ofCode(name)));
        severity.setValue(EVERY);
        severity.valueProperty()
                .addListener(
                        (_, _, now) ->
                                model.filters()
                                        .severityProperty()
                                        .set(
                                                now == null || now.isEmpty()
                                                        ? null
                                                        : Severity.valueOf(now)));
        model.filters()
                .severityProperty()
                .addListener((_, _, now) -> severity.setValue(now == null ? EVERY : now.name()));
        states.getItems().setAll(BreakFilter.States.values());
        overdue.selectedProperty().bindBidirectional(model.filters().overdueProperty());
        states.setConverter(named(state -> texts.getString("states." + state)));
        states.valueProperty().bindBidirectional(model.filters().statesProperty());
        account.setValue(EVERY);
    }

    private void columns(boolean ofOneAccount) {
        var accounts = Columns.text(texts.getString("column.account"), 160, BreakCard::account);
        table.columns(
                Columns.badge(
                        texts.getString("column.severity"),
                        88,
                        BreakCard::severityNow,
                        BreaksView::tone),
                Columns.badge(texts.getString("column.due"), 92, Due::of, Due::tone),
                Columns.text(texts.getString("column.rule"), 100, it -> ruleOf(it.found().rule())),
                Columns.money(texts.getString("column.difference"), it -> it.found().difference()),
                Columns.badge(
                        texts.getString("column.state"),
                        96,
                        it -> it.found().breakState(),
                        BreaksView::tone),
                Columns.whole(texts.getString("column.age"), 64, BreakCard::ageDays),
                Columns.text(texts.getString("column.owner"), 130, BreakCard::ownerName),
                Columns.text(texts.getString("column.left"), 230, it -> it.found().left()),
                Columns.text(texts.getString("column.right"), 230, it -> it.found().right()),
                Columns.text(texts.getString("column.waiting"), 180, BreakCard::waiting),
                Columns.text(texts.getString("column.key"), 220, it -> it.found().key()),
                accounts);
        accounts.setVisible(!ofOneAccount);
    }

    /// `AMOUNT_DIFFERENCE` is a rule without a number.
    static String ruleOf(String rule) {
        return rule.indexOf('_') < 0 ? rule : Words.ofCode(rule);
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

    static StatusBadge.Tone tone(Severity severity) {
        return switch (severity) {
            case BLOCKING, CRITICAL -> StatusBadge.Tone.BAD;
            case WARNING -> StatusBadge.Tone.ATTENTION;
            case INFO -> StatusBadge.Tone.INFO;
        };
    }

    static StatusBadge.Tone tone(BreakState state) {
        return switch (state) {
            case OPEN -> StatusBadge.Tone.ATTENTION;
            case EXPLAINED -> StatusBadge.Tone.INFO;
            case RESOLVED, WRITTEN_OFF -> StatusBadge.Tone.GOOD;
        };
    }

    static <T> StringConverter<T> named(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T one) {
                return one == null ? "" : name.apply(one);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }
}
