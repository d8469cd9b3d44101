package fidus.desktop.reconciliation;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/// Rows above, and below them what is said about the picked ones. What is said has the height it
/// asks for as far as the rows keep their least one, and gives back what only a decision needed.
public final class Halves extends SplitPane {
    /// Where there is no room for both.
    private static final double FEW = 64;

    private static final double DIVIDER = 10;

    private boolean deciding;
    private double before;

    @Override
    protected void layoutChildren() {
        if (getItems().size() == 2 && getItems().getLast() instanceof VBox lower) {
            for (Node one : lower.getChildren()) {
                if (one instanceof DetailPane detail) {
                    share(lower, detail);
                }
            }
        }
        super.layoutChildren();
    }

    private void share(VBox lower, DetailPane detail) {
        double others = lower.minHeight(lower.getWidth()) - detail.minHeight(detail.getWidth());
        double rows = getItems().getFirst().minHeight(getWidth());
        double room = getHeight() - DIVIDER - rows - others;
        detail.setMinHeight(Math.clamp(room, FEW, detail.wanted()));
        if (detail.isDeciding() && !deciding) {
            before = getDividerPositions()[0];
        } else if (!detail.isDeciding() && deciding) {
            setDividerPositions(before);
        }
        deciding = detail.isDeciding();
    }
}
