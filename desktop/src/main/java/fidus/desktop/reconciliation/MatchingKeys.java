package fidus.desktop.reconciliation;

import fidus.desktop.shell.Notices;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.BooleanSupplier;

/// The single keys of the matching rules: each presses a button of the page, or says why it cannot.
final class MatchingKeys {
    private static final List<String> NAMES =
            List.of(
                    "PASS.NEW",
                    "PASS.UP",
                    "PASS.DOWN",
                    "PASS.KEEP",
                    "PASS.REMOVE",
                    "TRY",
                    "PREPARE",
                    "IN.FORCE");

    private final Map<KeyCode, Button> buttons = new EnumMap<>(KeyCode.class);
    private final Map<KeyCode, Button> ofAPass = new EnumMap<>(KeyCode.class);
    private Runnable back = () -> {};
    private Runnable again = () -> {};
    private BooleanSupplier picked = () -> false;
    private final Notices notices;
    private final HintBar hints;
    private final ResourceBundle texts;

    MatchingKeys(Notices notices, HintBar hints, ResourceBundle texts) {
        this.notices = notices;
        this.hints = hints;
        this.texts = texts;
    }

    /// What is done to the pass in hand.
    ///
    /// @param picked whether there is one
    MatchingKeys pass(
            BooleanSupplier picked, Button earlier, Button later, Button keep, Button remove) {
        this.picked = picked;
        ofAPass.putAll(
                Map.of(KeyCode.U, earlier, KeyCode.D, later, KeyCode.K, keep, KeyCode.X, remove));
        return this;
    }

    MatchingKeys page(Button add, Button tryOut, Button prepare, Button putInForce) {
        buttons.putAll(
                Map.of(
                        KeyCode.N,
                        add,
                        KeyCode.T,
                        tryOut,
                        KeyCode.P,
                        prepare,
                        KeyCode.I,
                        putInForce));
        return this;
    }

    /// @param back to the runs
    /// @param again reads what is shown
    MatchingKeys leads(Runnable back, Runnable again) {
        this.back = back;
        this.again = again;
        return this;
    }

    void on(Node page) {
        hints.show(NAMES);
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.F5) {
            again.run();
            key.consume();
            return;
        }
        if (HintBar.isTyped(key)) {
            return;
        }
        boolean pass = ofAPass.containsKey(key.getCode());
        Button button = pass ? ofAPass.get(key.getCode()) : buttons.get(key.getCode());
        if (hints.pressed(key)) {
            key.consume();
        } else if (button != null) {
            press(button, pass);
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            back.run();
            key.consume();
        }
    }

    private void press(Button button, boolean pass) {
        if (pass && !picked.getAsBoolean()) {
            notices.bad(texts.getString("key.pick"));
        } else if (!button.isVisible() || button.isDisabled()) {
            notices.bad(texts.getString("key.not"));
        } else {
            button.fire();
        }
    }
}
