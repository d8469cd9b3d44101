package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.desk.BreakPage;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// What listed breaks come to, in a line above them.
final class ListedSums {
    private ListedSums() {}

    /// Where a second sum is said, the tip says why, and both in full however narrow the window is.
    static void show(Label label, ResourceBundle texts, BreakPage page) {
        List<Money> once = page.once();
        label.setText(MoneySums.line(texts, page.sums(), once));
        label.setTooltip(
                once == null
                        ? null
                        : new Tooltip(
                                MessageFormat.format(
                                        texts.getString("sums.once.why"),
                                        MoneySums.text(page.sums()),
                                        MoneySums.text(once))));
    }
}
