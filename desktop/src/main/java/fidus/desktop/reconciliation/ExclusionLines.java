package fidus.desktop.reconciliation;

import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.desk.ExcludedRows;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.ResourceBundle;

/// Row sets that are not proposed again, each with the button that lifts that.
final class ExclusionLines {
    private final RejectionsModel rejections;
    private final ResourceBundle texts;
    private final TextField reason;

    /// @param reason why one is lifted, typed once for whichever is
    ExclusionLines(RejectionsModel rejections, ResourceBundle texts, TextField reason) {
        this.rejections = rejections;
        this.texts = texts;
        this.reason = reason;
    }

    List<HBox> of(List<ExcludedRows> all) {
        return all.stream().map(this::line).toList();
    }

    private HBox line(ExcludedRows rows) {
        String by = rows.byName() == null ? "" : " · " + rows.byName();
        String why = rows.reason() == null ? "" : ": " + rows.reason();
        var text =
                new Label(
                        texts.getString("excluded.rows")
                                        .formatted(
                                                String.join(", ", rows.bookRows()),
                                                String.join(", ", rows.statementRows()))
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

    private void lift(ExcludedRows rows) {
        if (reason.getText().isBlank()) {
            reason.requestFocus();
        } else {
            rejections.lift(rows, reason.getText());
            reason.clear();
        }
    }
}
