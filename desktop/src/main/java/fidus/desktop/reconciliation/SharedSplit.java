package fidus.desktop.reconciliation;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

/// Two parts that share their room alike at every size, until a person moves the divider; from then
/// on they have the shares that the person chose. A double click at the divider makes them alike
/// again.
public class SharedSplit extends SplitPane {
    private @Nullable Double chosen;
    private boolean held;
    private boolean moved;

    /// What the first part was to have, and what it was given then.
    private double tried = -1;

    private double given = -1;

    public SharedSplit() {
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> moved = held);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> released());
    }

    private void pressed(MouseEvent press) {
        Node divider = divider();
        held = divider != null && isWithin(press.getTarget(), divider);
        moved = false;
        if (held && press.getClickCount() > 1) {
            held = false;
            chosen(null);
            requestLayout();
        }
    }

    private static boolean isWithin(Object target, Node divider) {
        return divider.equals(target)
                || (target instanceof Node node && divider.equals(node.getParent()));
    }

    private void released() {
        chosenByHand();
        held = false;
        moved = false;
    }

    private void chosenByHand() {
        Node divider = divider();
        if (moved && divider != null) {
            double thick = divider.prefWidth(-1);
            double size = size();
            chosen((getDividerPositions()[0] * size - thick / 2) / (size - thick));
        }
    }

    /// A person chose the share of the first part, or none any more.
    void chosen(@Nullable Double share) {
        chosen = share;
    }

    /// What the first part has, in pixels, as far as neither is less than its least size.
    ///
    /// @param room of both
    double first(double room) {
        Double share = chosen;
        return room * (share == null ? 0.5 : share);
    }

    /// What both have together, in pixels.
    final double room() {
        Node divider = divider();
        return size() - (divider == null ? 0 : divider.prefWidth(-1));
    }

    final @Nullable Node divider() {
        return getChildrenUnmodifiable().stream()
                .filter(node -> node.getStyleClass().contains("split-pane-divider"))
                .findFirst()
                .orElse(null);
    }

    private boolean isFlat() {
        return getOrientation() == Orientation.HORIZONTAL;
    }

    private double size() {
        return isFlat() ? getWidth() : getHeight();
    }

    private double least(Node part) {
        return isFlat() ? part.minWidth(-1) : part.minHeight(getWidth());
    }

    /// Of itself a split pane gives and takes whole pixels when it is resized, first of one part
    /// and then of the other, so that their shares go adrift.
    @Override
    protected void layoutChildren() {
        chosenByHand();
        super.layoutChildren();
        Node divider = divider();
        if (divider == null || getItems().size() != 2) {
            return;
        }
        double room = room();
        double low = least(getItems().getFirst());
        double high = room - least(getItems().getLast());
        double thick = divider.prefWidth(-1);
        double wanted = Math.max(low, Math.min(Math.rint(first(room)), high));
        double now = getDividerPositions()[0] * size() - thick / 2;
        boolean refused = wanted == tried && now == given; // it would be tried with every layout
        if (low <= high && Math.abs(wanted - now) >= 1 && !refused) {
            setDividerPositions((wanted + thick / 2) / size());
            super.layoutChildren();
            tried = wanted;
            given = getDividerPositions()[0] * size() - thick / 2;
        }
    }
}
