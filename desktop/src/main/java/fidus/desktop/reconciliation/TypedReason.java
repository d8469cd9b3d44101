package fidus.desktop.reconciliation;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The field of a reason beside a list: what asked for it is sent by Enter, Esc goes back to the
/// list. What is typed stays until it is taken, so that a refused reason can be mended.
final class TypedReason {
    private final TextField field;
    private final Node list;
    private final String usual;
    private Runnable asked = () -> {};

    TypedReason(TextField field, Node list) {
        this.field = field;
        this.list = list;
        usual = field.getPromptText();
        field.setOnAction(_ -> answer());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// The keyboard goes to the field.
    ///
    /// @param then what needs the reason, done again once it is typed
    void ask(String question, Runnable then) {
        asked = then;
        field.setPromptText(question);
        field.requestFocus();
    }

    /// It is decided, or something else is in hand.
    void over() {
        asked = () -> {};
        field.clear();
        field.setPromptText(usual);
        if (field.getScene() != null && field.equals(field.getScene().getFocusOwner())) {
            list.requestFocus();
        }
    }

    private void answer() {
        if (!field.getText().isBlank()) {
            asked.run();
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            over();
            key.consume();
        }
    }
}
