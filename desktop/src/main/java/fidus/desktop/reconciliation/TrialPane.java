package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.DayField;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SpareRoom;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.jobs.Job;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.desk.ReasonWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.MatchChange;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What the draft would find in an account and period, beside what was found last.
public final class TrialPane extends VBox {
    private final MatchingModel model;
    private final ResourceBundle texts;

    @FXML private ComboBox<String> account;
    @FXML private Label accountFault;
    @FXML private DatePicker from;
    @FXML private DatePicker to;
    @FXML private Label toFault;
    @FXML private Button tryOut;
    @FXML private ProblemPane untried;
    @FXML private HBox running;
    @FXML private ProgressBar bar;
    @FXML private Label step;
    @FXML private VBox found;
    @FXML private Label against;
    @FXML private Label counts;
    @FXML private Label passes;
    @FXML private Label redefined;
    @FXML private Label stood;
    @FXML private Label changesTitle;
    @FXML private Label rowsTitle;
    @FXML private Button more;
    @FXML private RecordTable<MatchChange> changes;
    @FXML private RecordTable<DryRunFound.UnmatchedRow> unmatched;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    TrialPane(MatchingModel model, Faults faults) {
        this.model = model;
        texts = Fxml.load(this);
        faults.at("account", accountFault).at("to", toFault);
        model.trial().problemProperty().addListener((_, _, why) -> untried.show(why));
        Choice.nearDay(from, model.trial().fromProperty());
        Choice.nearDay(to, model.trial().toProperty());
        account.setConverter(Choice.words(RecordWords::account));
        account.valueProperty()
                .addListener(
                        (_, _, now) -> model.trial().accountProperty().set(now == null ? "" : now));
        model.uses().accounts().valueProperty().addListener((_, _, now) -> offered(now));
        tryOut.setVisible(model.mayTry());
        tryOut.disableProperty()
                .bind(
                        model.trial()
                                .found()
                                .loadingProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        more.disableProperty()
                .bind(
                        model.trial()
                                .found()
                                .loadingProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        model.trial().watch().jobProperty().addListener((_, _, now) -> under(now));
        under(null);
        columns();
        rows();
        model.trial().found().valueProperty().addListener((_, _, now) -> show(now));
        show(null);
    }

    Button tryOutButton() {
        return tryOut;
    }

    @FXML
    void cancel() {
        model.trial().cancel();
    }

    /// Every account that can be reconciled, whether it ever was or not; the chosen one stays.
    private void offered(@Nullable List<String> names) {
        String chosen = account.getValue();
        account.getItems().setAll(names == null ? List.of() : names);
        account.setValue(account.getItems().contains(chosen) ? chosen : null);
    }

    private void under(@Nullable Job job) {
        running.setVisible(job != null);
        running.setManaged(job != null);
        if (job != null) {
            bar.setProgress(job.total() == 0 ? -1 : (double) job.done() / job.total());
            step.setText(texts.getString("step." + Math.min(job.done(), 3)));
        }
    }

    @FXML
    void readMore() {
        model.trial().readMore();
    }

    @FXML
    void tryOut() {
        if (DayField.take(from, to)) {
            model.tryOut();
        }
    }

    private void show(@Nullable DryRunFound now) {
        found.setVisible(now != null);
        found.setManaged(now != null);
        if (now == null) {
            return;
        }
        against.setText(against(now));
        counts.setText(
                texts.getString("counts")
                        .formatted(
                                now.tally().won(),
                                now.tally().lost(),
                                now.tally().changed(),
                                now.tally().kept(),
                                now.before().suggestions(),
                                now.after().suggestions(),
                                now.before().unmatched(),
                                now.after().unmatched()));
        showPasses(now);
        showStanding(now.stood());
        DryRunFound.Tally tally = now.tally();
        int all = tally.won() + tally.lost() + tally.changed();
        changesTitle.setText(listed("changes", now.changes().size(), all));
        rowsTitle.setText(listed("rows", now.unmatched().size(), now.after().unmatched()));
        more.setVisible(model.trial().hasMore());
        more.setManaged(more.isVisible());
        changes.rows(now.changes());
        unmatched.rows(now.unmatched());
    }

    /// What they were held against; where the data changed since the last run, that apart.
    private String against(DryRunFound now) {
        DryRunFound.Since since = now.since();
        if (since == null) {
            return texts.getString(now.against() == null ? "against.rules" : "against.run")
                    .formatted(ProfileWords.told(now.againstVersion()));
        }
        return texts.getString("against.now").formatted(ProfileWords.told(now.againstVersion()))
                + "\n"
                + texts.getString("since")
                        .formatted(
                                ProfileWords.told(since.version()),
                                since.then().bookRows(),
                                now.before().bookRows(),
                                since.then().statementRows(),
                                now.before().statementRows(),
                                since.tally().won(),
                                since.tally().lost(),
                                since.tally().changed());
    }

    private void showPasses(DryRunFound now) {
        TriedPasses named = named();
        passes.setText(now.passes().stream().map(named::of).collect(Collectors.joining(" · ")));
        redefined.setText(
                named.redefined().stream().map(this::redefined).collect(Collectors.joining("\n")));
        redefined.setVisible(!redefined.getText().isEmpty());
        redefined.setManaged(redefined.isVisible());
    }

    private void showStanding(@Nullable Integer count) {
        stood.setText(count == null ? "" : texts.getString("stood").formatted(count));
        stood.setVisible(count != null);
        stood.setManaged(count != null);
    }

    /// What a job found comes page by page; what is not here yet is said, and how to see it.
    private String listed(String key, int here, int all) {
        return here >= all
                ? "%s (%,d)".formatted(texts.getString(key), all)
                : texts.getString("listed").formatted(texts.getString(key), here, all);
    }

    private void columns() {
        changes.exportName("tried-rules");
        changes.whenEmpty(empty("changes"));
        TableColumn<MatchChange, String> book =
                Columns.text(texts.getString("column.book"), 260, it -> rows(it.book()));
        TableColumn<MatchChange, String> statement =
                Columns.text(texts.getString("column.statement"), 260, it -> rows(it.statement()));
        changes.columns(
                Columns.badge(
                        texts.getString("column.kind"), 96, MatchChange::kind, TrialPane::tone),
                Columns.text(texts.getString("column.pass"), 210, this::pass),
                book,
                statement);
        SpareRoom.to(changes, book, statement);
    }

    private void rows() {
        unmatched.exportName("tried-rules-unmatched");
        unmatched.whenEmpty(empty("rows"));
        TableColumn<DryRunFound.UnmatchedRow, String> text =
                Columns.text(texts.getString("column.text"), 200, it -> it.row().text());
        TableColumn<DryRunFound.UnmatchedRow, String> why =
                Columns.text(
                        texts.getString("column.why"),
                        320,
                        row -> ReasonWords.of(row.why()),
                        Words::figures);
        unmatched.columns(
                Columns.text(texts.getString("column.side"), 90, it -> Words.of(it.side())),
                Columns.day(texts.getString("column.day"), it -> it.row().bookingDate()),
                Columns.money(texts.getString("column.amount"), it -> it.row().amount()),
                text,
                Columns.text(
                        texts.getString("column.before"),
                        110,
                        it -> texts.getString(it.matchedBefore() ? "matched" : "unmatched")),
                why);
        SpareRoom.to(unmatched, why);
    }

    private EmptyState empty(String key) {
        return new EmptyState(
                MaterialDesignC.CHECK_ALL,
                texts.getString("empty." + key),
                texts.getString("empty." + key + ".hint"));
    }

    private String pass(MatchChange change) {
        return named().of(change);
    }

    private TriedPasses named() {
        return model.trial().named(model.versions());
    }

    /// A code that means something else in the rules tried would be read as the same pass.
    private String redefined(TriedPasses.Redefined one) {
        return one.looksForElse()
                ? texts.getString("redefined").formatted(one.code(), one.was(), one.is())
                : texts.getString("limits").formatted(one.code(), one.was());
    }

    private static String rows(List<MatchRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                row.bookingDate()
                                        + "  "
                                        + Words.money(row.amount())
                                        + "  "
                                        + row.text())
                .collect(Collectors.joining("\n"));
    }

    private static StatusBadge.Tone tone(MatchChange.Kind kind) {
        return switch (kind) {
            case WON -> StatusBadge.Tone.GOOD;
            case LOST -> StatusBadge.Tone.BAD;
            case CHANGED -> StatusBadge.Tone.ATTENTION;
        };
    }
}
