package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.Objects;

/// Beside what breaks come to stands what they come to when one and the same money counts once.
@ExtendWith(ApplicationExtension.class)
class MoneyOncePicturesTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(ReconciliationCalls.AGED, _ -> BreakSample.agedTwice());
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                asked -> BreakSample.pageTwice(at.sample.breaks(), asked, "5183.15"));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void listsAndAgesSayIt(Theme theme) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(theme == Theme.LIGHT ? 1024 : 1280, 700);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    var listed = (Label) at.lookup("#sums");
                    assertThat(listed.getText())
                            .startsWith("Differences without signs: ")
                            .endsWith("; each once: " + money("5183.15"));
                    assertThat(Objects.requireNonNull(listed.getTooltip()).getText())
                            .contains("a second copy of it, the balance", money("5183.15"));
                    assertThat(listed.getWidth())
                            .as("all of it is shown")
                            .isGreaterThanOrEqualTo(listed.prefWidth(-1));
                    at.picture("money-once-breaks-" + theme);
                    ((ToggleButton) at.lookup("#whole")).fire();
                    at.layout();
                    at.picture("money-once-whole-" + theme);
                    at.shell.navigation().open(BreaksView.SCREEN, "ages");
                    at.layout();
                    assertThat(((Label) at.lookup("#summary")).getText())
                            .endsWith(money("8717.05") + "; each once: " + money("6095.55"));
                    at.picture("money-once-ages-" + theme);
                    return null;
                });
    }

    private static String money(String amount) {
        return Words.money(BreakSample.usd(amount));
    }
}
