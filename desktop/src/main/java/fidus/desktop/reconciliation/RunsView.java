package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.profiles.ProfileState;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;

/// Every run with what it found and how far it has come.
public final class RunsView extends VBox {
    private static final int SHORT_HASH = 12;

    private final RunsModel model;
    private final ResourceBundle texts;
    private final SignOffWords words = new SignOffWords();
    private @Nullable RunId inHand;
    private @Nullable RunId kept;

    @FXML private RecordTable<RunCard> table;
    @FXML private VBox form;
    @FXML private Button fresh;
    @FXML private Button rules;
    @FXML private Button signOff;
    @FXML private Button older;
    @FXML private HintBar hints;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RunsView(RunsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        columns();
        table.exportName("reconciliation-runs");
        table.whenEmpty(empty());
        table.actions(older, signOff, rules, fresh);
        older.managedProperty().bind(older.visibleProperty());
        older.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                model::hasOlder, model.loaded().valueProperty()));
        older.disableProperty()
                .bind(
                        model.loaded()
                                .loadingProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        table.onOpen(card -> model.open(card.run().id()));
        forms();
        signOff.visibleProperty()
                .bind(model.shell().session().meProperty().map(_ -> model.signing().mayPrepare()));
        signOff.disableProperty()
                .bind(
                        table.selectedProperty()
                                .isNull()
                                .or(model.shell().connection().onlineProperty().not())
                                .or(model.signing().sent().busyProperty()));
        fresh.visibleProperty()
                .bind(model.shell().session().meProperty().map(_ -> model.mayStart()));
        fresh.disableProperty()
                .bind(
                        model.fresh()
                                .openProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        follow();
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// The keys that do something for this person now.
    private void hinted() {
        List<String> keys = new ArrayList<>();
        if (model.mayStart()) {
            keys.add("RUN");
        }
        if (model.signing().mayPrepare()) {
            keys.add("SIGN.RUNS");
        }
        keys.addAll(List.of("MATCHING", "OPEN"));
        if (isAsking()) {
            keys.add("LEAVE");
        }
        hints.show(keys);
    }

    /// Whether something above the list is there to be answered or left.
    private boolean isAsking() {
        return model.fresh().openProperty().get()
                || !model.signing().chosenProperty().get().isEmpty();
    }

    private void forms() {
        form.getChildren()
                .setAll(
                        new UncomparedPane(model),
                        new NewRunPane(model.fresh()),
                        new GroupSignOffPane(model.signing()));
    }

    private void follow() {
        table.selectedProperty().addListener((_, _, now) -> picked(now));
        var loading = model.loaded().loadingProperty();
        loading.addListener((_, _, _) -> kept = inHand); // new rows select by their places
        Tables.follow(table, model.loaded(), model::rows, model::read);
        loading.addListener((_, _, now) -> laid(now));
        model.shell().session().meProperty().addListener((_, _, _) -> hinted());
        model.fresh().openProperty().addListener((_, _, _) -> hinted());
        model.signing().chosenProperty().addListener((_, _, _) -> hinted());
        hinted();
    }

    /// The run that is left is in hand when its list is there again.
    void opened(RunId run) {
        inHand = run;
    }

    private void picked(@Nullable RunCard now) {
        if (now != null) {
            inHand = now.run().id();
        }
    }

    /// A run is told by its id: what is known of it changes.
    private void laid(boolean loading) {
        RunId run = kept;
        if (!loading && run != null) {
            table.select(card -> card.run().id().equals(run));
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && isAsking()) {
            model.fresh().close();
            model.signing().leave();
            table.table().requestFocus();
            key.consume();
        } else if (!HintBar.isTyped(key) && (hints.pressed(key) || press(key.getCode()))) {
            key.consume();
        }
    }

    /// The keys press what can be pressed, or say why it cannot.
    ///
    /// @return whether the key means something here
    private boolean press(KeyCode code) {
        Button button =
                switch (code) {
                    case N -> fresh;
                    case S -> signOff;
                    case R -> rules;
                    default -> null;
                };
        if (button == null) {
            return false;
        }
        if (button.isVisible() && !button.isDisabled()) {
            button.fire();
        } else {
            model.shell().notices().bad(texts.getString("not." + button.getId()));
        }
        return true;
    }

    @FXML
    void readOlder() {
        model.readOlder();
    }

    /// Of the account that is looked at.
    @FXML
    void begin() {
        RunCard shown = table.selectedProperty().get();
        if (shown == null) {
            model.fresh().begin();
        } else {
            model.fresh().begin(shown.account());
        }
    }

    /// Looks at all runs that are selected.
    @FXML
    void signOff() {
        model.signing()
                .look(
                        table.table().getSelectionModel().getSelectedItems().stream()
                                .filter(Objects::nonNull)
                                .map(card -> card.run().id())
                                .toList());
    }

    @FXML
    void rules() {
        model.openRules();
    }

    private EmptyState empty() {
        var state =
                new EmptyState(
                        MaterialDesignS.SCALE_BALANCE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint"));
        return model.mayStart() ? state.withAction(texts.getString("fresh"), this::begin) : state;
    }

    private void columns() {
        table.columns(
                Columns.text(
                        texts.getString("column.account"),
                        192,
                        it -> RecordWords.account(it.account())),
                Columns.badge(
                        texts.getString("column.state"), 118, RunStanding::of, RunStanding::tone),
                day("column.from", card -> card.run().from()),
                day("column.to", card -> card.run().to()),
                Columns.whole(texts.getString("column.open"), 60, it -> standing(it, it.open())),
                Columns.text(texts.getString("column.signed"), 400, this::signed),
                Columns.whole(texts.getString("column.found"), 66, RunsView::found),
                Columns.whole(
                        texts.getString("column.explained"),
                        92,
                        it -> standing(it, it.explained())),
                Columns.whole(
                        texts.getString("column.settled"), 74, it -> standing(it, it.settled())),
                Columns.instant(texts.getString("column.started"), RunCard::startedAt),
                Columns.text(texts.getString("column.rules"), 230, RunsView::rules),
                Columns.text(
                        texts.getString("column.evidence"),
                        120,
                        card -> shortened(card.evidenceHash())));
    }

    /// What became of the breaks of a run that is outdated is told by the newer one.
    private static @Nullable Long standing(RunCard card, int count) {
        return card.outdated() == null ? (Long) (long) count : null;
    }

    private static @Nullable Long found(RunCard card) {
        Integer found = card.found();
        return found == null ? null : (Long) found.longValue();
    }

    /// No wider than a day is, so that there is room to read how its sign-off stands.
    private TableColumn<RunCard, LocalDate> day(String title, Function<RunCard, LocalDate> of) {
        TableColumn<RunCard, LocalDate> column = Columns.day(texts.getString(title), of);
        column.setPrefWidth(92);
        return column;
    }

    private String signed(RunCard card) {
        return words.of(card, model.shell().session().me());
    }

    /// By which rules a run was made.
    static String rules(RunCard card) {
        return Words.first(madeBy(card));
    }

    /// The same within a sentence.
    static String madeBy(RunCard card) {
        ReconciliationRun.Key key = card.run().key();
        return ProfileWords.of(key.profileName(), key.profileVersion());
    }

    static @Nullable String shortened(@Nullable String hash) {
        return hash == null || hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
    }

    static StatusBadge.Tone tone(ProfileState state) {
        return switch (state) {
            case DRAFT -> StatusBadge.Tone.ATTENTION;
            case IN_FORCE -> StatusBadge.Tone.GOOD;
            case PAST -> StatusBadge.Tone.INFO;
        };
    }
}
