package fidus.desktop.banks;

import fidus.desktop.reconciliation.HintBar;
import fidus.desktop.shell.Notices;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/// The single keys of the bank statements: each presses a button of the page, or says why it
/// cannot.
final class BankKeys {
    private static final List<String> NAMES =
            List.of("BANK.TAKE", "BANK.RUN", "BANK.CONFIRM", "BANK.NEXT", "BANK.OPEN", "BANK.TABS");

    private final Notices notices;
    private final ResourceBundle texts;
    private final Button take;
    private final Button run;
    private final NextAccount accounts;

    /// Keys that did something and were not released since.
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

    BankKeys(Notices notices, ResourceBundle texts, Button take, Button run, NextAccount accounts) {
        this.notices = notices;
        this.texts = texts;
        this.take = take;
        this.run = run;
        this.accounts = accounts;
    }

    /// @param room the page while no file and no statement is open
    /// @param paid where payments are confirmed
    /// @param confirm what is picked there
    void on(Node room, HintBar hints, Tab paid, Button confirm) {
        take.visibleProperty().subscribe(() -> hints.show(named()));
        run.visibleProperty().subscribe(() -> hints.show(named()));
        hints.show(named());
        room.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    boolean typed = HintBar.isTyped(key);
                    if (!typed && acts(key, hints, paid, confirm)) {
                        key.consume();
                    }
                });
        // where the keyboard went meanwhile hears of the release: the whole window is listened to
        EventHandler<KeyEvent> released = key -> held.remove(key.getCode());
        room.sceneProperty()
                .subscribe(
                        (before, now) -> {
                            if (before != null) {
                                before.removeEventFilter(KeyEvent.KEY_RELEASED, released);
                            }
                            if (now != null) {
                                now.addEventFilter(KeyEvent.KEY_RELEASED, released);
                            }
                        });
        // another window, as the one that picks files, keeps the release for itself
        room.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .addListener((_, _, _) -> held.clear());
    }

    /// What a person may not do has no key.
    private List<String> named() {
        return NAMES.stream()
                .filter(name -> take.isVisible() || !name.equals("BANK.TAKE"))
                .filter(name -> run.isVisible() || !name.equals("BANK.RUN"))
                .toList();
    }

    /// A key that is held down repeats itself by the machine: it counts once.
    private boolean acts(KeyEvent key, HintBar hints, Tab paid, Button confirm) {
        if (held.contains(key.getCode())) {
            return true;
        }
        boolean acts = hints.pressed(key) || pressed(key.getCode(), paid, confirm);
        if (acts) {
            held.add(key.getCode());
        }
        return acts;
    }

    private boolean pressed(KeyCode code, Tab paid, Button confirm) {
        TabPane tabs = paid.getTabPane();
        int digit = HintBar.digit(code);
        if (digit >= 1 && digit <= tabs.getTabs().size()) {
            open(tabs, tabs.getTabs().get(digit - 1));
        } else if (code == KeyCode.T) {
            press(take, "key.take");
        } else if (code == KeyCode.R) {
            press(run, "key.run");
        } else if (code == KeyCode.N) {
            next();
        } else if (code == KeyCode.C && hasKeyboard(paid)) {
            press(confirm, "key.confirm");
        } else if (code == KeyCode.C) {
            open(tabs, paid);
        } else {
            return false;
        }
        return true;
    }

    /// The list of the page has the keyboard.
    private static void open(TabPane tabs, Tab wanted) {
        tabs.getSelectionModel().select(wanted);
        tabs.applyCss();
        tabs.layout();
        Node list = list(wanted);
        (list == null ? tabs : list).requestFocus();
    }

    private static @Nullable Node list(Tab of) {
        return of.getContent().lookup(".table-view");
    }

    private static boolean hasKeyboard(Tab tab) {
        Node list = list(tab);
        Scene scene = tab.getTabPane().getScene();
        Node at = scene == null ? null : scene.getFocusOwner();
        while (at != null && !at.equals(list)) {
            at = at.getParent();
        }
        return tab.isSelected() && at != null;
    }

    private void next() {
        if (!accounts.next()) {
            notices.bad(texts.getString("key.next"));
        }
    }

    private void press(Button button, String whyNot) {
        if (!button.isVisible() || button.isDisabled()) {
            notices.bad(texts.getString(whyNot));
        } else {
            button.fire();
        }
    }
}
