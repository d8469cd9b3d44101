package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What an empty list says can be read whole in the room that a small window leaves it.
@ExtendWith(ApplicationExtension.class)
class EmptyRoomTest {
    private static final String HINT =
            "A day that a statement is due for and none speaks of appears here one business day"
                    + " later. Choose several with Shift and have them excused at once. A gap in"
                    + " the numbers that the bank prints is said above the list.";

    @ParameterizedTest
    @CsvSource({"LIGHT, 700, 140", "DARK, 560, 160", "LIGHT, 700, 320"})
    void allOfTheHintIsInView(Theme theme, int width, int height) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var empty =
                                    new EmptyState(
                                            MaterialDesignS.SCALE_BALANCE,
                                            "No day lacks a statement",
                                            HINT);
                            var room = new StackPane(empty);
                            Scene scene = Screenshots.scene(room, width, height);
                            for (int i = 0; i < 2; i++) {
                                room.applyCss();
                                room.layout();
                            }
                            Screenshots.of(scene, "empty-" + theme + "-" + height);
                            var hint = (Label) room.lookup(".empty-hint");
                            var words = (Text) hint.lookup(".text");
                            assertThat(words.getText().replaceAll("\\s+", " ")).isEqualTo(HINT);
                            Bounds at = hint.localToScene(hint.getLayoutBounds());
                            assertThat(at.getMinY()).isNotNegative();
                            assertThat(at.getMaxY()).isLessThanOrEqualTo(height);
                            return true;
                        })
                .get();
    }
}
