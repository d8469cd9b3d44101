package fidus.desktop.controls;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The first step in a list where nothing is picked. The toolkit would step from the row that is
/// framed, the first one of a list just opened, to the one after it.
public final class FirstStep {
    private FirstStep() {}

    /// Down and Up pick the framed row while none is picked.
    public static void in(TableView<?> table) {
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(table, key));
    }

    private static void pressed(TableView<?> table, KeyEvent key) {
        boolean step = key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP;
        boolean other = key.isShortcutDown() || key.isAltDown() || key.isMetaDown();
        var selection = table.getSelectionModel();
        int last = table.getItems().size() - 1;
        if (step && !other && selection.isEmpty() && last >= 0) {
            int framed = table.getFocusModel().getFocusedIndex();
            selection.clearAndSelect(Math.clamp(framed, 0, last));
            key.consume();
        }
    }
}
