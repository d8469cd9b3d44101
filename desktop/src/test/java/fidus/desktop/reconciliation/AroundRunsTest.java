package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOffTrial;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// What is used around the list of runs, and another page, leave nothing untrue in it.
@ExtendWith(ApplicationExtension.class)
class AroundRunsTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(
                ReconciliationCalls.TRY_SIGN_OFFS,
                _ -> new SignOffTrial(List.of(new SignOffTrial.Line(Sample.RUN, "1@A", null))));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private Node table() {
        return at.table("#table");
    }

    @Test
    void keysMeanTheListAgainOnceTheThemeWasSwitched() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.select("#table", 0);
                    table().requestFocus();
                    var theme = (Button) at.lookup("#theme");
                    theme.requestFocus();
                    theme.fire();
                    assertThat(at.view().getScene().getFocusOwner()).isSameAs(table());
                    return true;
                });
    }

    @Test
    void whatWasLookedAtForSigningIsGoneWhenThePageWasLeft() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.select("#table", 0);
                    ReconciliationWindow.press(table(), KeyCode.S);
                    assertThat(at.lookup("#prepare").isVisible()).isTrue();

                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.shell.navigation().open(ReconciliationView.SCREEN);
                    at.layout();

                    assertThat(at.lookup("#prepare").isVisible()).isFalse();
                    return true;
                });
    }
}
