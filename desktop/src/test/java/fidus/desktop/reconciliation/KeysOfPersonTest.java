package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;

import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// Keys are shown that do something for whoever reads them.
@ExtendWith(ApplicationExtension.class)
class KeysOfPersonTest {
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
    @CsvSource({"OPERATOR, N S R Enter ?", "APPROVER, N R Enter ?", "AUDITOR, R Enter ?"})
    void theListOfRunsShowsTheKeysOfThePerson(Role role, String keys) throws Exception {
        at.fake.signsIn(role);
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.layout();
                    assertThat(keys()).containsExactly(keys.split(" "));
                    return true;
                });
    }

    @ParameterizedTest
    @CsvSource({"OPERATOR, N S R Enter Esc ?"})
    void escapeIsShownWhileSomethingIsOpen(Role role, String keys) throws Exception {
        at.fake.signsIn(role);
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.fire("#fresh");
                    assertThat(keys()).containsExactly(keys.split(" "));
                    return true;
                });
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATOR, E O C W S U Ctrl+Enter N F 1–4 ?",
        "APPROVER, E O C S Ctrl+Enter N F 1–4 ?",
        "AUDITOR, N F 1–4 ?"
    })
    void theBreaksShowTheKeysOfThePerson(Role role, String keys) throws Exception {
        at.fake.signsIn(role);
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    assertThat(keys()).containsExactly(keys.split(" "));
                    return true;
                });
    }

    private List<String> keys() {
        FlowPane line = (FlowPane) at.lookup("#hints").lookup("#line");
        return line.getChildren().stream()
                .map(hint -> ((Labeled) ((HBox) hint).getChildren().getFirst()).getText())
                .toList();
    }
}
