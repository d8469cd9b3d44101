package fidus.desktop.controls;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// What is cut for want of room is told in whole by whoever points at it.
public final class WholeText {
    private static final int WIDEST = 480;

    private WholeText() {}

    public static void of(Labeled shown) {
        shown.textTruncatedProperty().subscribe(cut -> shown.setTooltip(cut ? whole(shown) : null));
    }

    private static Tooltip whole(Labeled shown) {
        var told = new Tooltip();
        told.textProperty().bind(shown.textProperty());
        told.setWrapText(true);
        told.setMaxWidth(WIDEST);
        return told;
    }
}
