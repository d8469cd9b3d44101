package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Why a row is in no match is read without scrolling, and rows of both sides stay in view.
@ExtendWith(ApplicationExtension.class)
class ExplanationRoomTest {
    private ReconciliationWindow at;

    @BeforeEach
    void window() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 1280, 800, 150, 6",
        "DARK, 1280, 800, 150, 6",
        "LIGHT, 1040, 740, 128, 5",
        "DARK, 1040, 740, 128, 5"
    })
    void itIsReadWithoutScrolling(Theme theme, int width, int height, int least, int rows)
            throws Exception {
        at.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.select("#book", 1);
                    at.layout();
                    at.picture("explanation-" + theme + "-" + width);

                    var detail = (Region) at.lookup("#detail");
                    assertThat(detail.getHeight()).isGreaterThanOrEqualTo(least);
                    for (var one : detail.lookupAll(".scroll-pane")) {
                        var pane = (ScrollPane) one;
                        assertThat(((Region) pane.getContent()).getHeight())
                                .isLessThanOrEqualTo(pane.getViewportBounds().getHeight() + 1);
                    }
                    TableView<?> book = at.table("#book");
                    double head = ((Region) book.lookup(".column-header-background")).getHeight();
                    assertThat((book.getHeight() - head) / book.getFixedCellSize())
                            .isGreaterThan(rows);
                    return null;
                });
    }
}
