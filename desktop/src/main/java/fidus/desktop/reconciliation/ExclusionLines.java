package fidus.desktop.reconciliation;

import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.SuggestedRows;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// Row sets that are not proposed again, each with the button that lifts that.
final class ExclusionLines {
    private final RejectionsModel rejections;
    private final ResourceBundle texts;
    private final TextField reason;
    private final Consumer<RunId> taken;

    /// @param reason why one is lifted, typed once for whichever is
    /// @param taken called with the run once one of it is lifted
    ExclusionLines(
            RejectionsModel rejections,
            ResourceBundle texts,
            TextField reason,
            Consumer<RunId> taken) {
        this.rejections = rejections;
        this.texts = texts;
        this.reason = reason;
        this.taken = taken;
    }

    List<HBox> of(List<ExcludedRows> all) {
        return all.stream().map(this::line).toList();
    }

    private HBox line(ExcludedRows rows) {
        String by = rows.byName() == null ? "" : rows.byName();
        String why = rows.reason() == null ? "" : (by.isEmpty() ? "" : ": ") + rows.reason();
        var text =
                new Label(
                        texts.getString("excluded.rows")
                                        .formatted(
                                                said(rows, Side.BOOK), said(rows, Side.STATEMENT))
                                + by
                                + why);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        var badge =
                new StatusBadge(
                        texts.getString("excluded." + rows.excludedBy()), StatusBadge.Tone.NEUTRAL);
        var lift = new Button(texts.getString("lift"));
        lift.setMinWidth(Region.USE_PREF_SIZE);
        lift.setDisable(!rejections.mayLift());
        lift.setOnAction(_ -> lift(rows));
        return new HBox(8, badge, text, lift);
    }

    /// Sum, day and text; of rows nobody knows any more, their ids.
    private static String said(ExcludedRows rows, Side side) {
        boolean book = side == Side.BOOK;
        SuggestedRows told = rows.rows();
        List<MatchRow> known = told == null ? List.of() : book ? told.book() : told.statement();
        var one = new SuggestedSide(book ? rows.bookRows() : rows.statementRows(), known);
        return one.words().isBlank() ? one.dated() : one.dated() + ", " + one.words();
    }

    private void lift(ExcludedRows rows) {
        if (reason.getText().isBlank()) {
            reason.requestFocus();
        } else {
            rejections.lift(rows, reason.getText(), taken);
        }
    }
}
