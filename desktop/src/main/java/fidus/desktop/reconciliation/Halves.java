package fidus.desktop.reconciliation;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// Rows above, and below them what is said about the picked ones. The rows have as many lines as
/// are worked with before what is said has more than its first ones: that is scrolled. While
/// nothing is said they have all of the room; what only a decision needed they get back after it.
public final class Halves extends SharedSplit {
    /// Of what is said, its title and a line.
    private static final double FEW = 52;

    /// The share of the rows where there is room for all.
    private static final double ROWS = 0.6;

    private @Nullable Double reading;
    private @Nullable Double deciding;

    @Override
    void chosen(@Nullable Double share) {
        DetailPane detail = detail();
        if (detail != null && detail.isDeciding()) {
            deciding = share;
        } else {
            reading = share;
        }
    }

    @Override
    double first(double room) {
        DetailPane detail = detail();
        if (detail == null || !detail.isManaged()) {
            return room - getItems().getLast().prefHeight(getWidth());
        }
        Double share = detail.isDeciding() ? deciding : reading;
        if (share != null) {
            return room * share;
        }
        double said = room - others(detail) - detail.wanted();
        return Math.max(worked(), Math.min(room * ROWS, said));
    }

    /// The height of the rows that are worked with.
    private double worked() {
        return getItems().getFirst().minHeight(getWidth()) + SidePane.MORE;
    }

    /// Of what stands beside what is said.
    private double others(DetailPane detail) {
        double whole = getItems().getLast().minHeight(getWidth());
        return detail.isManaged() ? whole - detail.minHeight(getWidth()) : whole;
    }

    private @Nullable DetailPane detail() {
        if (getItems().size() == 2 && getItems().getLast() instanceof VBox lower) {
            for (Node one : lower.getChildren()) {
                if (one instanceof DetailPane detail) {
                    return detail;
                }
            }
        }
        return null;
    }

    /// Where there is too little room for the least of both, they would both be cut.
    @Override
    protected void layoutChildren() {
        DetailPane detail = detail();
        Node divider = divider();
        if (detail != null && divider != null) {
            double rows = getItems().getFirst().minHeight(getWidth());
            detail.setMinHeight(Math.clamp(room() - rows - others(detail), 0, FEW));
            divider.setVisible(detail.isManaged());
        }
        super.layoutChildren();
    }
}
