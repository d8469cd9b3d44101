package fidus.desktop.shell;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

import java.time.Duration;
import java.util.function.Consumer;

/// Reads the page that is shown again: on F5, when the server refused something because the page is
/// older than what it knows, and, where several people work at once, by itself.
final class Renewal {
    /// As often as the dashboard is read.
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Shell shell;
    private final Parent pages;

    /// @param pages holds the page that is shown
    Renewal(Parent window, Parent pages, Shell shell) {
        this.shell = shell;
        this.pages = pages;
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        shell.notices().outdatedProperty().addListener((_, _, _) -> shown(Visited::renew));
        window.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .addListener(
                        (_, _, now) -> {
                            if (Boolean.TRUE.equals(now)) {
                                shown(Visited::look);
                            }
                        });
        shell.background().every(BETWEEN, () -> shown(Visited::look));
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.F5) {
            shown(Visited::renew);
            key.consume();
        }
    }

    private void shown(Consumer<Visited> then) {
        if (shell.session().me() == null || !shell.connection().onlineProperty().get()) {
            return;
        }
        for (var page : pages.getChildrenUnmodifiable()) {
            if (page instanceof Visited visited) {
                then.accept(visited);
            }
        }
    }
}
