package fidus.desktop.controls;

import javafx.scene.control.Labeled;

/// What is cut for want of room is told in whole by whoever points at it.
public final class WholeText {
    private static final int WIDEST = 480;

    private WholeText() {}

    public static void of(Labeled shown) {
        var tip = new CellTip(shown, WIDEST);
        shown.textTruncatedProperty().subscribe(cut -> tip.say(cut ? shown.getText() : null));
        shown.textProperty().subscribe(text -> tip.say(shown.isTextTruncated() ? text : null));
    }
}
