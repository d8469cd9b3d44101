package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.ReconciliationBreak;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.util.List;

/// What happened to a break, a line each: when, to which state, by whom and why.
final class HistoryLines {
    private HistoryLines() {}

    static List<Label> of(ReconciliationBreak found, Owners owners) {
        return found.history().stream().map(step -> line(step, owners)).toList();
    }

    private static Label line(ReconciliationBreak.Step step, Owners owners) {
        var line =
                new Label(
                        step.on()
                                + "  "
                                + Words.of(step.to())
                                + ", "
                                + owners.nameOf(step.personId())
                                + ": "
                                + step.reason());
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}
