package fidus.desktop.journeys;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.util.List;
import java.util.Optional;

/// What of a window and what lies above it can be seen at this moment.
final class Sight {
    private final Stage stage;

    Sight(Stage stage) {
        this.stage = stage;
    }

    /// The first visible node with this selector.
    Optional<Node> visible(String selector) {
        return nodes(selector).stream().filter(Sight::isShown).findFirst();
    }

    Optional<Node> withText(String text) {
        return labelled(".label, .button, .menu-item, .text, .table-cell, .hyperlink", text);
    }

    /// The first visible node with this selector that says something with this text in it.
    Optional<Node> labelled(String selector, String text) {
        return nodes(selector).stream()
                .filter(Sight::isShown)
                .filter(node -> node instanceof Labeled label && label.getText() != null)
                .filter(node -> ((Labeled) node).getText().contains(text))
                .findFirst();
    }

    /// In menus and dialogs first, which lie above the window.
    List<Node> nodes(String selector) {
        return Window.getWindows().reversed().stream()
                .filter(Window::isShowing)
                .filter(
                        window ->
                                window == stage || !(window instanceof Stage other) || owned(other))
                .flatMap(
                        window -> {
                            Parent root = window.getScene().getRoot();
                            return List.of(selector.split(", ")).stream()
                                    .flatMap(one -> root.lookupAll(one).stream());
                        })
                .toList();
    }

    private boolean owned(Stage other) {
        return other.getOwner() == stage;
    }

    static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// This cell of a table, or the first of its row where the table's edge hides this one: what
    /// lies at its place then is something else.
    static Node inReach(Node cell) {
        Node table = cell;
        while (!(table instanceof TableView<?>)) {
            table = table.getParent();
        }
        Bounds seen = table.localToScene(table.getLayoutBounds());
        Bounds wanted = cell.localToScene(cell.getLayoutBounds());
        return seen.contains(wanted.getCenterX(), wanted.getCenterY())
                ? cell
                : cell.getParent().lookup(".table-cell");
    }

    /// As a person turns the wheel until what is wanted is in sight.
    static void scrollTo(Node node) {
        node.getScene().getRoot().applyCss();
        node.getScene().getRoot().layout(); // what has just appeared has no place yet
        for (Parent one = node.getParent(); one != null; one = one.getParent()) {
            if (one instanceof ScrollPane pane && pane.getContent() != null) {
                Bounds all = pane.getContent().localToScene(pane.getContent().getLayoutBounds());
                Bounds wanted = node.localToScene(node.getLayoutBounds());
                double room = all.getHeight() - pane.getViewportBounds().getHeight();
                double top = wanted.getMinY() - all.getMinY();
                double seen = pane.getVvalue() * room;
                boolean shown =
                        top >= seen
                                && top + wanted.getHeight()
                                        <= seen + pane.getViewportBounds().getHeight();
                if (room > 0 && !shown) {
                    pane.setVvalue(Math.clamp(top / room, 0, 1));
                    pane.layout();
                }
            }
        }
    }
}
