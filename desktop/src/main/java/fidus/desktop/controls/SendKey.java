package fidus.desktop.controls;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Ctrl+Enter in a text area presses the button that sends what is typed there; Enter alone begins
/// a new line.
public final class SendKey {
    private static final KeyCombination KEYS = KeyCombination.keyCombination("Shortcut+ENTER");

    private SendKey() {}

    public static void of(TextArea area, Button send) {
        of(area, send, () -> {});
    }

    /// @param otherwise what the keys do while that button cannot be pressed
    public static void of(TextArea area, Button send, Runnable otherwise) {
        send.setTooltip(new Tooltip("Ctrl+Enter"));
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (KEYS.match(key)) {
                        key.consume();
                        if (send.isDisabled()) {
                            otherwise.run();
                        } else {
                            send.fire();
                        }
                    }
                });
    }
}
