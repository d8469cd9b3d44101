package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.RunDesk;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.Comparator;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// The system rules as this run evaluated them; what failed stands first.
public final class RulesPane extends VBox implements WorkbenchView.Page {
    /// How a rule came out.
    enum Result {
        FAILED,
        PASSED,
        NOT_APPLIED
    }

    private final Consumer<RuleOutcome> breaks;

    @FXML private RecordTable<RuleOutcome> table;
    @FXML private Label sentence;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    RulesPane(WorkbenchModel model, Consumer<RuleOutcome> breaks) {
        this.breaks = breaks;
        ResourceBundle texts = Fxml.load(this);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        TableColumn<RuleOutcome, String> rule =
                Columns.text(texts.getString("column.rule"), 202, one -> RuleNames.of(one.rule()));
        rule.setCellFactory(_ -> new CodedCell<>());
        table.columns(
                rule,
                Columns.badge(
                        texts.getString("column.result"), 104, RulesPane::result, RulesPane::tone),
                Columns.text(texts.getString("column.title"), 230, RuleOutcome::title),
                Columns.whole(texts.getString("column.breaks"), 70, it -> (long) it.breaks()),
                Columns.text(
                        texts.getString("column.sentence"),
                        430,
                        RuleOutcome::sentence,
                        Words::figures));
        table.exportName("rules");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CLIPBOARD_CHECK_OUTLINE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        table.onOpen(breaks);
        table.selectedProperty()
                .addListener(
                        (_, _, now) ->
                                sentence.setText(now == null ? "" : Words.figures(now.sentence())));
        model.deskProperty().addListener((_, _, now) -> laid(now));
    }

    @Override
    public List<String> hints() {
        return List.of("FAILED", "RULE");
    }

    @Override
    public boolean key(KeyCode code) {
        RuleOutcome now = table.selectedProperty().get();
        if (code == KeyCode.N) {
            nextFailed();
        } else if (code == KeyCode.B && now != null) {
            breaks.accept(now);
        }
        return code == KeyCode.N || code == KeyCode.B;
    }

    /// What failed stands first; after the last of it comes the first again.
    private void nextFailed() {
        List<RuleOutcome> failed = table.rows().stream().filter(RulesPane::failed).toList();
        if (!failed.isEmpty()) {
            int at = failed.indexOf(table.selectedProperty().get()) + 1;
            RuleOutcome next = failed.get(at % failed.size());
            table.select(next::equals);
            table.table().requestFocus();
        }
    }

    private void laid(@Nullable RunDesk desk) {
        table.rows(
                desk == null
                        ? List.of()
                        : desk.checks().stream()
                                .sorted(Comparator.comparing(RulesPane::result))
                                .toList());
    }

    static Result result(RuleOutcome outcome) {
        Boolean passed = outcome.passed();
        if (passed == null) {
            return Result.NOT_APPLIED;
        }
        return passed ? Result.PASSED : Result.FAILED;
    }

    private static StatusBadge.Tone tone(Result result) {
        return switch (result) {
            case FAILED -> StatusBadge.Tone.BAD;
            case PASSED -> StatusBadge.Tone.GOOD;
            case NOT_APPLIED -> StatusBadge.Tone.NEUTRAL;
        };
    }

    static boolean failed(RuleOutcome outcome) {
        return Boolean.FALSE.equals(outcome.passed());
    }
}
