package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.FakeServer;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What happens while an answer about a break is under way.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class TypedMeanwhileTest {
    private ReconciliationWindow at;
    private List<BreakCard> breaks;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        breaks = new ArrayList<>(at.sample.breaks());
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(breaks, asked));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void whatIsTypedAfterSendingStays() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open();
                    explains(
                            () -> {
                                field("#note").appendText(", as HUB-1 says");
                                return explained(FakeServer.me().id().value().toString());
                            });
                    field("#note").requestFocus();
                    at.fire("#explain");
                    assertThat(field("#note").getText())
                            .isEqualTo("The broker answers tomorrow, as HUB-1 says");
                    assertThat(at.view().getScene().getFocusOwner()).isEqualTo(field("#note"));
                    field("#evidence").setText("It was booked");
                    at.fake.answer(
                            ReconciliationCalls.RESOLVE,
                            _ -> {
                                field("#evidence").appendText(" on Monday");
                                return Sample.prepared(
                                        "RESOLVE_BREAK",
                                        "break/" + breaks.getFirst().found().id().value(),
                                        "Resolve it",
                                        FakeServer.me().id());
                            });
                    at.fire("#resolve");
                    assertThat(field("#evidence").getText()).isEqualTo("It was booked on Monday");
                    return true;
                });
    }

    @Test
    void whatIsTypedWhileSeveralAreExplainedStays() throws Exception {
        at.fake.answer(ReconciliationCalls.TRY_ON_BREAKS, _ -> new BreakTrial(4, List.of()));
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 900);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    at.table(".breaks").getSelectionModel().selectRange(1, 5);
                    at.layout();
                    field("#note").setText("They arrive tomorrow");
                    ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(0);
                    at.fake.answer(
                            ReconciliationCalls.DO_TO_BREAKS,
                            _ -> {
                                field("#note").appendText(", as the bank says");
                                return new BreaksDone(4, 0, null);
                            });
                    at.fire("#act");
                    assertThat(notice()).isEqualTo("Done to 4 breaks");
                    assertThat(field("#note").getText())
                            .isEqualTo("They arrive tomorrow, as the bank says");
                    at.fake.answer(
                            ReconciliationCalls.DO_TO_BREAKS, _ -> new BreaksDone(4, 0, null));
                    ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(0);
                    at.fire("#act");
                    assertThat(field("#note").getText()).as("what was sent").isEmpty();
                    return true;
                });
    }

    @Test
    void whatIsTypedWhileEverythingIsWorkedOnStaysWithThoseThatAreMarked() throws Exception {
        at.fake.answer(ReconciliationCalls.DO_TO_FOUND, _ -> Sample.job(JobState.RUNNING, 1, null));
        at.fake.answer(JobCalls.CANCEL, _ -> Sample.job(JobState.DONE, 9, "Done to all."));
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 900);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    at.fire("#whole");
                    field("#note").setText("They arrive tomorrow");
                    ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(0);
                    var note = field("#note");
                    at.fire("#act");
                    note.appendText(", as the bank says");
                    at.fire("#cancel");
                    assertThat(notice()).isEqualTo("Done to all.");
                    assertThat(note.getText()).isEqualTo("They arrive tomorrow, as the bank says");
                    return true;
                });
    }

    /// The refusal stands where the words about the colleague stood.
    @Test
    void whoClosesARefusalHasNotReadWhatAColleagueDid() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open();
                    explains(
                            () -> {
                                explained("somebody");
                                ReconciliationWindow.press(at.table(".breaks"), KeyCode.F5);
                                throw Refused.because(Problem.Code.STALE_VERSION, "Was changed.");
                            });
                    at.fire("#explain");
                    assertThat(said()).startsWith("Was changed.");
                    close();
                    assertThat(said()).contains("explained it meanwhile");
                    assertThat(at.lookup("#explain").isDisabled()).isTrue();
                    assertThat(at.lookup("#askApart").isDisabled()).isTrue();
                    close();
                    assertThat(at.lookup("#explain").isDisabled()).isFalse();
                    assertThat(at.lookup("#askApart").isDisabled()).isFalse();
                    return true;
                });
    }

    private String said() {
        return at.lookup("#detail #problem").lookupAll(".problem-message").stream()
                .map(it -> ((Label) it).getText())
                .findFirst()
                .orElse("");
    }

    private void close() {
        assertThat(at.lookup("#detail #problem")).isInstanceOf(ProblemPane.class);
        at.fire("#detail #problem .problem-close");
    }

    private String notice() {
        return at.shell.notices().latestProperty().get().message();
    }

    private TextArea field(String id) {
        return (TextArea) at.lookup(id);
    }

    private void open() throws Exception {
        at.open(1280, 900);
        at.shell.navigation().open(BreaksView.SCREEN);
        at.select(".breaks", 0);
        field("#note").setText("The broker answers tomorrow");
        ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(0);
    }

    private void explains(Supplier<BreakCard> then) {
        at.fake.answer(ReconciliationCalls.EXPLAIN, _ -> then.get());
    }

    private BreakCard explained(String by) {
        var act = new Act(by, Set.of(Role.OPERATOR), LocalDate.of(2026, 11, 21));
        BreakCard now =
                Sample.card(
                        breaks.getFirst()
                                .found()
                                .explain(act, by, CauseCode.TIMING, "They were faster"));
        breaks.set(0, now);
        return now;
    }
}
