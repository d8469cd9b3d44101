package fidus.desktop.shell;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// The buttons of the navigation: one for each screen, under the headings of their groups.
record Places(Navigation navigation, ResourceBundle titles) {
    private static final int KEYS = 9;

    List<Node> of(List<Screen> screens) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < screens.size(); i++) {
            heading(nodes, screens.get(i));
            nodes.add(place(screens.get(i), i + 1));
        }
        return nodes;
    }

    /// A heading above the first screen of a group; `title.group` names the group of a screen, and
    /// screens without one belong to the group before them.
    private void heading(List<Node> nodes, Screen screen) {
        String key = screen.titleKey() + ".group";
        if (titles.containsKey(key)) {
            var heading = new Label(titles.getString(key));
            heading.getStyleClass().add("place-group");
            nodes.add(heading);
        }
    }

    private Node place(Screen screen, int number) {
        var button = new Button(titles.getString(screen.titleKey()));
        button.setGraphic(new FontIcon(screen.icon()));
        button.setId("place-" + screen.id());
        button.setUserData(screen.id());
        button.getStyleClass().setAll("place");
        button.setMaxWidth(Double.MAX_VALUE);
        if (number <= KEYS) {
            button.setTooltip(new Tooltip("Ctrl+" + number));
        }
        button.setOnAction(_ -> navigation.open(screen.id()));
        return button;
    }

    /// Scrolls to a place that cannot be seen whole.
    static void reveal(ScrollPane rail, Node place) {
        double seen = rail.getViewportBounds().getHeight();
        double hidden = rail.getContent().getLayoutBounds().getHeight() - seen;
        double top = rail.getVvalue() * hidden;
        Bounds at = place.getBoundsInParent();
        if (hidden > 0 && (at.getMinY() < top || at.getMaxY() > top + seen)) {
            rail.setVvalue(Math.clamp((at.getCenterY() - seen / 2) / hidden, 0, 1));
        }
    }
}
