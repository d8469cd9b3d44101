package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;

import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// The list of suggestions says what each is about.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class SuggestionWordsTest {
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
    @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 1024, 700"})
    void sumDayAndTextOfBothSidesAreListed(Theme theme, int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.press(KeyCode.DIGIT2);
                    at.layout();
                    List<String> cells =
                            at.lookup(".table-view").lookupAll(".table-cell").stream()
                                    .flatMap(it -> it.lookupAll(".label").stream())
                                    .map(it -> ((Labeled) it).getText())
                                    .toList();
                    var first = at.sample.workbench().suggestions().getFirst();
                    assertThat(cells)
                            .anyMatch(it -> it.contains("USD"))
                            .anyMatch(it -> it.endsWith(" Oct"))
                            .doesNotContain(first.bookRows().getFirst());
                    at.picture("suggestion-words-" + theme + "-" + width);
                    return null;
                });
    }
}
