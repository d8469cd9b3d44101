package fidus.desktop.shell;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Where the keyboard is, on every page: a letter is typed only where its key was pressed, Tab
/// leaves a text area, and what goes away or is stopped for a while leaves the keyboard in the
/// page.
final class Keyboard {
    private final Parent window;
    private final Parent pages;
    private final ChangeListener<Boolean> stops = (_, _, now) -> stopped(now);
    private final ChangeListener<@Nullable Scene> leaves = (_, _, now) -> left(now);
    private @Nullable Node pressedAt;
    private @Nullable KeyCode pressed;
    private @Nullable KeyCode held;
    private @Nullable Node owner;
    private @Nullable Node last;

    /// @param pages holds the page that is shown
    Keyboard(Parent window, Parent pages) {
        this.window = window;
        this.pages = pages;
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        window.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::escaped);
        window.addEventFilter(KeyEvent.KEY_RELEASED, _ -> released());
        window.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> released()); // typed without keys
        window.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .addListener((_, _, _) -> released()); // the release of a key goes elsewhere
        ChangeListener<@Nullable Node> moved = (_, _, now) -> moved(now);
        window.sceneProperty()
                .addListener(
                        (_, before, now) -> {
                            if (before != null) {
                                before.focusOwnerProperty().removeListener(moved);
                            }
                            if (now != null) {
                                now.focusOwnerProperty().addListener(moved);
                            }
                        });
    }

    /// Takes the keyboard to the list of the page that is shown, or to the page.
    void toPage() {
        for (Node page : pages.getChildrenUnmodifiable()) {
            page.applyCss(); // what a control holds is there only with its skin
            page.lookupAll(".table-view").stream()
                    .filter(table -> isShown(table) && !table.isDisabled())
                    .findFirst()
                    .orElse(page)
                    .requestFocus();
        }
    }

    /// Takes the keyboard back to where the page had it. What was typed there is not selected: the
    /// next letter comes where the last one did, or after all of it.
    void back() {
        Node before = last;
        if (before == null || !isShown(before) || !isWithin(before, pages) || before.isDisabled()) {
            toPage();
            return;
        }
        if (before instanceof TextInputControl typed) {
            int at = typed.getCaretPosition(); // a field without the keyboard says 0
            typed.requestFocus();
            typed.positionCaret(at == 0 ? typed.getLength() : at);
        } else {
            before.requestFocus();
        }
    }

    /// Whether something of the page that is shown has the keyboard.
    boolean isInPage() {
        Node now = owner;
        return now != null
                && isShown(now)
                && isWithin(now, pages)
                && !pages.getChildrenUnmodifiable().contains(now);
    }

    /// What has the keyboard now.
    @Nullable Node owner() {
        return owner;
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == held) { // it repeats itself, now at the field it led to
            key.consume();
            return;
        }
        held = null;
        pressed = key.getCode();
        pressedAt = owner;
        boolean other = key.isShortcutDown() || key.isAltDown() || key.isMetaDown();
        if (key.getCode() == KeyCode.TAB && !other && key.getTarget() instanceof TextArea area) {
            area.requestFocusTraversal(
                    key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }

    /// Who used something around the page, such as the jobs, still means the page by Esc: it has
    /// the keyboard again, where it had it.
    private void escaped(KeyEvent key) {
        boolean inside = key.getTarget() instanceof Node target && isWithin(target, pages);
        if (key.getCode() != KeyCode.ESCAPE || inside || !isShown(pages)) {
            return;
        }
        back();
        Node now = owner;
        if (now != null && isWithin(now, pages)) {
            key.consume();
            now.fireEvent(key.copyFor(now, now));
        }
    }

    /// The letter of a key that led to a field comes after it, to that field, and again while the
    /// key is held. What has the keyboard is compared, not the target: a date field hands its keys
    /// on to the text field in it.
    private void typed(KeyEvent key) {
        boolean letter = key.getCharacter().chars().noneMatch(Character::isISOControl);
        if (letter && pressedAt != null && !pressedAt.equals(owner)) {
            held = pressed;
            key.consume();
        }
    }

    private void released() {
        pressedAt = null;
        held = null;
    }

    private void moved(@Nullable Node now) {
        Node before = owner;
        if (before != null) {
            before.disabledProperty().removeListener(stops);
            before.sceneProperty().removeListener(leaves);
            if (now == null && before.getScene() != null && !isShown(before)) {
                hidden(before);
            }
        }
        owner = now;
        if (now != null && isWithin(now, pages)) {
            last = now;
        }
        if (now instanceof ComboBox<?> choice) {
            ChoiceKeys.of(choice);
        }
        if (now != null) {
            now.disabledProperty().addListener(stops);
            now.sceneProperty().addListener(leaves);
        }
    }

    /// The toolkit would go on to whatever is next, and scroll there.
    private void stopped(boolean now) {
        Node stopped = owner;
        Node around = stopped == null ? null : stopped.getParent();
        while (around != null && around.isDisabled()) {
            around = around.getParent();
        }
        if (now && stopped != null && around != null && isWithin(around, pages)) {
            around.requestFocus();
            stopped.disabledProperty().addListener(new Return(stopped, around));
        }
    }

    /// The toolkit would go to the first place of the navigation.
    private void left(@Nullable Scene now) {
        if (now == null) {
            pages.getChildrenUnmodifiable().forEach(Node::requestFocus);
            afterwards(this::fromPage); // what goes away is still on its way
        }
    }

    /// The single keys of a page mean something within it only.
    private void fromPage() {
        if (owner != null && pages.getChildrenUnmodifiable().contains(owner)) {
            toPage();
        }
    }

    /// The toolkit goes on to whatever is next, which may be a field where a key becomes a letter.
    private void hidden(Node before) {
        if (isWithin(before, pages)) {
            afterwards(this::toPage);
        }
    }

    /// Once the toolkit has seen to the keyboard in its own way, on its next beat.
    private void afterwards(Runnable deed) {
        Scene scene = window.getScene();
        if (scene != null) {
            scene.addPostLayoutPulseListener(
                    new Runnable() {
                        @Override
                        public void run() {
                            scene.removePostLayoutPulseListener(this);
                            deed.run();
                        }
                    });
            Platform.requestNextPulse();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very node
    private static boolean isWithin(Node node, Node around) {
        Node at = node;
        while (at != null && at != around) {
            at = at.getParent();
        }
        return at != null;
    }

    private static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null && node.getScene() != null;
    }

    /// Gives the keyboard back to what was stopped, unless it went elsewhere meanwhile.
    private record Return(Node stopped, Node around) implements ChangeListener<Boolean> {
        @Override
        public void changed(
                javafx.beans.value.ObservableValue<? extends Boolean> disabled,
                Boolean before,
                Boolean now) {
            disabled.removeListener(this);
            Scene scene = stopped.getScene();
            if (!now && scene != null && Objects.equals(scene.getFocusOwner(), around)) {
                stopped.requestFocus();
            }
        }
    }
}
