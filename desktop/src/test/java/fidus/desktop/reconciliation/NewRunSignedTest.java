package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Notices;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A new run of days that two persons signed asks first, as running a run again does.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class NewRunSignedTest {
    private static final String SIGNED =
            "The days 2026-11-16 to 2026-11-18 of Main account were signed by Ann and Bob: that run"
                    + " stands, and another one of its days is made beside it.";

    private final List<Boolean> onlyUnsigned = new ArrayList<>();
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(ReconciliationCalls.START_BANK, this::signed);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private RunStarted signed(ObjectNode asked) {
        boolean only = asked.path("onlyUnsigned").asBoolean();
        onlyUnsigned.add(only);
        if (only) {
            throw Refused.at("from", Problem.Code.WRONG_STATE, SIGNED);
        }
        return new RunStarted(new RunId(new UUID(0, 79)), null);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void signedDaysAreComparedAgainByWhoeverAnswersTheQuestionAboutThem(
            Theme theme, int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    opened(width, height);
                    at.fire("#start");
                    assertThat(text("#start")).isEqualTo("Compare signed days again");
                    assertThat(said()).isEqualTo(SIGNED);
                    at.picture("new-run-signed-" + theme + "-" + width);
                    at.fire("#start");
                    assertThat(onlyUnsigned).as("a double click").containsExactly(true);
                    at.hand.tick();
                    at.fire("#start");
                    assertThat(onlyUnsigned).containsExactly(true, false);
                    return true;
                });

        assertThat(at.shell.navigation().placeProperty().get().subject())
                .isEqualTo("run/" + new UUID(0, 79));
    }

    @Test
    void aFirstDayAfterTheProposedLastOneIsRefusedBeforeItIsSent() throws Exception {
        at.fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ -> new RunPeriod(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 18), "All."));
        ReconciliationWindow.onFx(
                () -> {
                    opened(1280, 800);
                    ((DatePicker) at.lookup("#from")).setValue(LocalDate.of(2026, 11, 19));
                    press();
                    assertThat(said())
                            .startsWith(
                                    "The first day, 2026-11-19, is after the last day that is"
                                            + " proposed, 2026-11-18.");
                    at.picture("new-run-days");
                    return true;
                });

        assertThat(onlyUnsigned).isEmpty();
    }

    @Test
    void theDaysAreProposedAnewWhenTheFormIsOpenedAgain() throws Exception {
        proposes(18);
        ReconciliationWindow.onFx(
                () -> {
                    opened(1280, 800);
                    assertThat(((DatePicker) at.lookup("#to")).getPromptText())
                            .isEqualTo("2026-11-18");
                    ReconciliationWindow.press(at.lookup("#table"), KeyCode.ESCAPE);
                    proposes(20);
                    at.fire("#fresh");
                    at.layout();
                    assertThat(((DatePicker) at.lookup("#to")).getPromptText())
                            .isEqualTo("2026-11-20");
                    return true;
                });
    }

    private void proposes(int last) {
        at.fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ ->
                        new RunPeriod(
                                LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, last), "All."));
    }

    @Test
    void aNewRunIsOfTheAccountWhoseRunIsLookedAt() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    opened(1280, 800);
                    ReconciliationWindow.press(at.lookup("#table"), KeyCode.ESCAPE);
                    ((TableView<?>) at.lookup("#table .table-view")).getSelectionModel().select(0);
                    at.fire("#fresh");
                    at.layout();
                    var account = (ComboBox<?>) at.lookup("#account");
                    assertThat(((RunSubject) account.getValue()).account())
                            .isEqualTo(Sample.ACCOUNT);
                    return true;
                });
    }

    @Test
    void otherDaysAndAClosedMessageAreAskedAboutAnew() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    opened(1280, 800);
                    press();
                    ((DatePicker) at.lookup("#from")).setValue(LocalDate.of(2026, 11, 17));
                    assertThat(text("#start")).isEqualTo("Start");
                    press();
                    assertThat(text("#start")).isEqualTo("Compare signed days again");
                    at.lookup("#start").getParent().getParent().lookupAll(".problem-close").stream()
                            .map(Button.class::cast)
                            .forEach(Button::fire);
                    assertThat(text("#start")).isEqualTo("Start");
                    press();
                    assertThat(onlyUnsigned).containsExactly(true, true, true);
                    return true;
                });
    }

    @Test
    void aRefusalOfOneAccountAsksNothingOfTheAccountChosenMeanwhile() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    opened(1280, 800);
                    at.fake.answer(
                            ReconciliationCalls.START_BANK,
                            _ -> {
                                choose(Sample.ACCOUNT);
                                throw Refused.at("from", Problem.Code.WRONG_STATE, SIGNED);
                            });
                    press();
                    assertThat(text("#start")).isEqualTo("Start");
                    assertThat(said()).isEmpty();
                    assertThat(at.shell.notices().latestProperty().get())
                            .isEqualTo(
                                    new Notices.Notice(
                                            Notices.Tone.BAD,
                                            Banks.ACCOUNT.name()
                                                    + " was not reconciled: "
                                                    + SIGNED));
                    return true;
                });
    }

    private void opened(int width, int height) throws Exception {
        at.open(width, height);
        at.layout();
        at.fire("#fresh");
        choose(Banks.ACCOUNT.name());
        at.layout();
    }

    @SuppressWarnings("unchecked")
    private void choose(String name) {
        var account = (ComboBox<RunSubject>) at.lookup("#account");
        account.setValue(
                account.getItems().stream()
                        .filter(one -> one.account().endsWith(name))
                        .findFirst()
                        .orElseThrow());
    }

    private void press() {
        at.hand.tick();
        at.fire("#start");
    }

    private String said() {
        return at.lookup("#start").getParent().getParent().lookupAll(".problem-message").stream()
                .map(it -> ((Labeled) it).getText())
                .findFirst()
                .orElse("");
    }

    private String text(String selector) {
        return ((Labeled) at.lookup(selector)).getText();
    }
}
