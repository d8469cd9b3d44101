package fidus.desktop.reconciliation;

import fidus.desktop.controls.EmptyState;
import fidus.desktop.shell.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;

/// Beside a list of breaks while none is in hand: what to do, and by which keys.
public final class UnpickedPane extends VBox {
    private static final int ROOM = 320;

    public UnpickedPane() {
        ResourceBundle texts = Texts.of(UnpickedPane.class);
        setAlignment(Pos.CENTER);
        setMinHeight(ROOM);
        VBox.setVgrow(this, Priority.ALWAYS);
        var keys = new GridPane(12, 6);
        keys.getStyleClass().add("unpicked-keys");
        keys.setAlignment(Pos.CENTER);
        String[] lines = texts.getString("keys").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String[] line = lines[i].split("\\|", 2);
            var key = new Label(line[0]);
            key.getStyleClass().add("key");
            key.setMinWidth(USE_PREF_SIZE);
            keys.addRow(i, key, new Label(line[1]));
        }
        getChildren()
                .setAll(
                        new EmptyState(
                                MaterialDesignC.CURSOR_DEFAULT_CLICK_OUTLINE,
                                texts.getString("title"),
                                texts.getString("hint")),
                        keys);
    }
}
