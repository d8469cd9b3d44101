package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.desk.BreakPage;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// What listed breaks come to, in a line above them.
final class ListedSums {
    private ListedSums() {}

    /// Keeps the line as wide as what it stands in, at most.
    static void fit(Label label) {
        label.setMinWidth(0);
        label.maxWidthProperty().bind(((Region) label.getParent()).widthProperty());
    }

    /// The tip says all of it however narrow the window is, and why there is a second sum.
    static void show(Label label, ResourceBundle texts, BreakPage page) {
        List<Money> once = page.once();
        label.setText(MoneySums.line(texts, page.sums(), once));
        label.setTooltip(
                new Tooltip(
                        once == null
                                ? MoneySums.text(page.sums())
                                : MessageFormat.format(
                                        texts.getString("sums.once.why"),
                                        MoneySums.text(page.sums()),
                                        MoneySums.text(once))));
    }
}
