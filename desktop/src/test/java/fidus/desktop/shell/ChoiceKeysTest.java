package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Choice;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// A list of choices is worked with the keyboard alone.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class ChoiceKeysTest {
    private final SimpleObjectProperty<String> cause = new SimpleObjectProperty<>();
    private ComboBox<String> box;

    @Start
    void start(Stage stage) {
        box = new ComboBox<>();
        Choice.bind(
                box,
                cause,
                List.of("TIMING", "BANK_CHARGE", "BANK_ERROR", "DUPLICATE"),
                code -> code.charAt(0) + code.substring(1).toLowerCase().replace('_', ' '));
        var pages = new StackPane(new VBox(box));
        var window = new VBox(pages);
        var _ = new Keyboard(window, pages);
        stage.setScene(new Scene(window, 300, 200));
        stage.show();
    }

    @Test
    void lettersGoToTheEntryThatBeginsSo() throws Exception {
        press(KeyCode.D);
        assertThat(cause.get()).isEqualTo("DUPLICATE");
    }

    @Test
    void severalLettersTellAlikeEntriesApart() throws Exception {
        press(KeyCode.B, KeyCode.A, KeyCode.N, KeyCode.K, KeyCode.SPACE, KeyCode.E);
        assertThat(cause.get()).isEqualTo("BANK_ERROR");
        assertThat(box.isShowing()).as("the blank is of the word").isFalse();
    }

    @Test
    void theSameLetterAgainGoesToTheNextOne() throws Exception {
        press(KeyCode.B);
        assertThat(cause.get()).isEqualTo("BANK_CHARGE");
        press(KeyCode.B);
        assertThat(cause.get()).isEqualTo("BANK_ERROR");
        press(KeyCode.B);
        assertThat(cause.get()).as("round about").isEqualTo("BANK_CHARGE");
    }

    @Test
    void spaceOpensTheListAndTakesWhatIsMarked() throws Exception {
        press(KeyCode.SPACE);
        assertThat(box.isShowing()).isTrue();
        press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.SPACE);
        assertThat(box.isShowing()).isFalse();
        assertThat(cause.get()).isEqualTo("BANK_CHARGE");
    }

    @Test
    void lettersWorkInTheOpenListToo() throws Exception {
        press(KeyCode.SPACE, KeyCode.D);
        assertThat(box.isShowing()).isTrue();
        assertThat(cause.get()).isEqualTo("DUPLICATE");
    }

    @Test
    void aBlankWithinAWordIsOfTheWordInTheOpenListToo() throws Exception {
        press(KeyCode.SPACE, KeyCode.B, KeyCode.A, KeyCode.N, KeyCode.K, KeyCode.SPACE, KeyCode.E);
        assertThat(box.isShowing()).isTrue();
        assertThat(cause.get()).isEqualTo("BANK_ERROR");
    }

    /// All in one step: no word ends meanwhile.
    private void press(KeyCode... keys) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            box.requestFocus();
                            var robot = new Robot();
                            for (KeyCode key : keys) {
                                robot.keyType(key);
                            }
                        })
                .get();
        WaitForAsyncUtils.waitForFxEvents();
    }
}
