package fidus.desktop.shell;

import javafx.animation.PauseTransition;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import java.util.Locale;

/// The keys of a list of choices that the toolkit leaves out: Space opens it and takes what is
/// marked, letters go to the first entry that begins so, and the same letter again to the next one.
final class ChoiceKeys<T> {
    /// After so long without a letter another word begins.
    private static final Duration WORD = Duration.seconds(1);

    private final ComboBox<T> box;
    private final PauseTransition rest = new PauseTransition(WORD);
    private String typed = "";

    private ChoiceKeys(ComboBox<T> box) {
        this.box = box;
        rest.setOnFinished(_ -> typed = "");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        box.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        box.focusedProperty().subscribe(() -> typed = "");
        // while it is open the list in it gets each key first
        inList();
        box.skinProperty().subscribe(this::inList);
    }

    /// Once for each; where a person types the choice itself the keys are theirs.
    static <T> void of(ComboBox<T> box) {
        if (!box.isEditable()) {
            box.getProperties().computeIfAbsent(ChoiceKeys.class, _ -> new ChoiceKeys<>(box));
        }
    }

    private void inList() {
        if (box.getSkin() instanceof ComboBoxListViewSkin<?> skin) {
            skin.getPopupContent().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        }
    }

    private void pressed(KeyEvent key) {
        boolean other = key.isShortcutDown() || key.isAltDown() || key.isMetaDown();
        if (key.getCode() != KeyCode.SPACE || other || box.isEditable()) {
            return;
        }
        if (typed.isEmpty()) {
            if (box.isShowing()) {
                box.hide();
            } else {
                box.show();
            }
        }
        key.consume();
    }

    private void typed(KeyEvent key) {
        String letter = key.getCharacter().toLowerCase(Locale.ROOT);
        boolean other = key.isShortcutDown() || key.isAltDown() || key.isMetaDown();
        boolean none = letter.isEmpty() || letter.chars().anyMatch(Character::isISOControl);
        boolean first = typed.isEmpty();
        if (other || none || box.isEditable() || (first && letter.isBlank())) {
            return;
        }
        boolean again = typed.equals(letter);
        typed = again ? letter : typed + letter;
        rest.playFromStart();
        int now = box.getSelectionModel().getSelectedIndex();
        int from = first || again ? now + 1 : Math.max(now, 0);
        int count = box.getItems().size();
        for (int i = 0; i < count; i++) {
            int at = (from + i) % count;
            if (words(box.getItems().get(at)).startsWith(typed)) {
                choose(at);
                break;
            }
        }
        key.consume();
    }

    private void choose(int at) {
        box.getSelectionModel().select(at);
        if (box.isShowing()
                && box.getSkin() instanceof ComboBoxListViewSkin<?> skin
                && skin.getPopupContent() instanceof ListView<?> list) {
            list.scrollTo(at);
        }
    }

    private String words(T one) {
        return box.getConverter().toString(one).toLowerCase(Locale.ROOT);
    }
}
