package fidus.desktop.controls;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says why there is nothing to see and what to do about it.
public final class EmptyState extends VBox {
    private final FontIcon picture;

    public EmptyState(Ikon icon, String title, String hint) {
        picture = new FontIcon(icon);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        var text = new Label(hint);
        text.getStyleClass().add("empty-hint");
        text.setWrapText(true);
        text.setAlignment(Pos.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(picture, heading, text);
    }

    /// Where there is no room for all of it the words are read and the picture is left out.
    @Override
    protected void layoutChildren() {
        boolean low = getHeight() < prefHeight(getWidth()) - 1;
        double up = low ? -(picture.prefHeight(-1) + getSpacing()) / 2 : 0;
        picture.setVisible(!low);
        getChildren().stream()
                .filter(child -> !child.equals(picture))
                .forEach(child -> child.setTranslateY(up));
        super.layoutChildren();
    }

    /// Adds the one thing to do from here.
    public EmptyState withAction(String text, Runnable action) {
        var button = new Button(text);
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
        return this;
    }
}
