package fidus.desktop.controls;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/// The place beside a list or a record where one form at a time is open. Takes no room while there
/// is none.
public final class SideSheet extends StackPane {
    public SideSheet() {
        open(null);
    }

    public void open(@Nullable Node sheet) {
        if (sheet == null) {
            getChildren().clear();
        } else {
            getChildren().setAll(sheet);
        }
        setVisible(sheet != null);
        setManaged(sheet != null);
    }
}
