package fidus.desktop.controls;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

/// What a cell says to whoever points at it: one tooltip that is said anew for each row the cell
/// comes to show, because a list that is scrolled updates its cells many times a second.
public final class CellTip {
    private static final int WIDE = 420;

    private final Control cell;
    private final int widest;
    private @Nullable Tooltip told;

    public CellTip(Control cell) {
        this(cell, WIDE);
    }

    /// @param widest at most so many pixels; longer text is broken into lines
    CellTip(Control cell, int widest) {
        this.cell = cell;
        this.widest = widest;
    }

    /// @param text null where there is nothing to say
    public void say(@Nullable String text) {
        if (text == null) {
            cell.setTooltip(null);
            return;
        }
        Tooltip now = told();
        now.setText(text);
        cell.setTooltip(now);
    }

    private Tooltip told() {
        Tooltip made = told;
        if (made == null) {
            made = new Tooltip();
            made.setWrapText(true);
            made.setMaxWidth(widest);
            told = made;
        }
        return made;
    }
}
