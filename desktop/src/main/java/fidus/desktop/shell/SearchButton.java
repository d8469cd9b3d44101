package fidus.desktop.shell;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// Leads to the palette; looks like a field and names the keys that do the same.
public final class SearchButton extends Button {
    static final KeyCombination KEYS = KeyCombination.keyCombination("Shortcut+K");

    public SearchButton() {
        getStyleClass().add("search-button");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleRole(AccessibleRole.BUTTON);
        var word = new Label();
        word.textProperty().bind(textProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var keys = new Label(KEYS.getDisplayText());
        keys.getStyleClass().add("search-keys");
        var face = new HBox(8, new FontIcon(MaterialDesignM.MAGNIFY), word, space, keys);
        face.getStyleClass().add("search-face");
        face.prefWidthProperty().bind(widthProperty().subtract(20));
        setGraphic(face);
    }
}
