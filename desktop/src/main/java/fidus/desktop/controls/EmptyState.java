package fidus.desktop.controls;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says why there is nothing to see and what to do about it.
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, String title, String hint) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        var text = new Label(hint);
        text.getStyleClass().add("empty-hint");
        text.setWrapText(true);
        text.setAlignment(Pos.CENTER);
        getChildren().addAll(new FontIcon(icon), heading, text);
    }

    /// Adds the one thing to do from here.
    public EmptyState withAction(String text, Runnable action) {
        var button = new Button(text);
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
        return this;
    }
}
