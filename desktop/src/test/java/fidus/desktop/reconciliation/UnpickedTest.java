package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;

import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Beside the list of breaks stands what to do while none is picked.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class UnpickedTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void itSaysWhatToDoAndByWhichKeys(Theme theme, int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    at.picture("breaks-unpicked-" + theme + "-" + width);
                    var nothing = (Region) at.lookup("#nothing");
                    assertThat(nothing.isVisible()).isTrue();
                    assertThat(
                                    nothing.lookupAll(".label").stream()
                                            .map(it -> ((Labeled) it).getText()))
                            .contains("No break picked", "N", "Go to the next one in the list");
                    double room =
                            ((ScrollPane) at.lookup("#detail")).getViewportBounds().getHeight();
                    assertThat(nothing.getHeight()).as("all of the room").isGreaterThan(room - 4);

                    ReconciliationWindow.press(at.table(".breaks"), KeyCode.N);
                    at.layout();
                    assertThat(nothing.isVisible()).isFalse();
                    assertThat(at.table(".breaks").getSelectionModel().getSelectedIndex()).isZero();
                    at.picture("breaks-picked-" + theme + "-" + width);
                    at.openRun();
                    at.press(KeyCode.DIGIT3);
                    at.picture("run-breaks-" + theme + "-" + width);
                    return true;
                });
    }
}
