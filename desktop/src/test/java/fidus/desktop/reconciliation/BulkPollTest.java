package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;

/// The minute poll takes nothing away of what somebody types or has tried about several breaks.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class BulkPollTest {
    private ReconciliationWindow at;
    private List<BreakCard> breaks;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        breaks = new ArrayList<>(at.sample.breaks());
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(breaks, asked));
        owners(2);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void whatWasTriedStaysWhenAnOwnerHasMoreToDo() throws Exception {
        at.fake.answer(
                ReconciliationCalls.TRY_ON_BREAKS,
                _ ->
                        new BreakTrial(
                                3,
                                List.of(
                                        new BreakTrial.Refusal(
                                                breaks.get(1).found().id(), "Another's."))));
        at.fake.answer(ReconciliationCalls.DO_TO_BREAKS, _ -> new BreaksDone(3, 0, null));
        ReconciliationWindow.onFx(
                () -> {
                    mark(1, 5);
                    write("They arrive with the next file");
                    at.fire("#act");
                    assertThat(at.lookup("#told").isVisible()).isTrue();
                    owners(3);
                    poll();
                    assertThat(at.lookup("#told").isVisible()).as("what was tried").isTrue();
                    at.fire("#rest");
                    assertThat(sent("/breaks/deeds")).hasSize(1);
                    return true;
                });
    }

    @Test
    void anAnswerThatIsNotWaitedForAnyMoreIsSaid() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    mark(1, 5);
                    write("They arrive with the next file");
                    var note = (TextArea) at.lookup("#note");
                    at.fake.answer(
                            ReconciliationCalls.TRY_ON_BREAKS,
                            _ -> {
                                note.setText("They arrive with the file of Monday");
                                return new BreakTrial(4, List.of());
                            });
                    at.fire("#act");
                    assertThat(sent("/breaks/deeds")).isEmpty();
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .startsWith("Nothing was done: what is to be done was changed");
                    return true;
                });
    }

    /// A reading while the job runs finds a marked row changed.
    @Test
    void afterARefusalOfTheJobTheOthersCanStillBeDone() throws Exception {
        Job runs = Sample.job(JobState.RUNNING, 1, null);
        at.fake.answer(ReconciliationCalls.DO_TO_FOUND, _ -> runs);
        at.fake.answer(
                JobCalls.CANCEL, _ -> Sample.job(JobState.FAILED, 1, "1 of them is another's."));
        ReconciliationWindow.onFx(
                () -> {
                    mark(0, 1);
                    at.fire("#whole");
                    write("They arrive with the next file");
                    at.fire("#act");
                    assertThat(((TextArea) at.lookup("#note")).isEditable()).isFalse();
                    breaks.set(0, CounterpartsTest.corrected(breaks.getFirst()));
                    owners(4);
                    poll();
                    at.fire("#cancel");
                    assertThat(((Label) at.lookup("#refusals")).getText())
                            .isEqualTo("1 of them is another's.");
                    assertThat(((TextArea) at.lookup("#note")).isEditable()).isTrue();
                    breaks.set(0, at.sample.breaks().getFirst());
                    poll();
                    at.fire("#rest");
                    assertThat(sent("/found/deeds").getLast().body())
                            .contains("\"theOthers\":true");
                    return true;
                });
    }

    @Test
    void whoeverIsWritingGoesOnWhenAColleagueSettlesOneOfTwo() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    mark(1, 3);
                    write("They arrive with the ne");
                    Node note = at.lookup("#note");
                    note.requestFocus();
                    BreakCard gone = breaks.remove(2);
                    poll();
                    assertThat(at.lookup("#note")).isEqualTo(note);
                    assertThat(((TextArea) note).getText()).isEqualTo("They arrive with the ne");
                    assertThat(at.view().getScene().getFocusOwner()).isEqualTo(note);
                    assertThat(marked()).hasSize(1).doesNotContain(gone);
                    assertThat(((Button) at.lookup("#act")).getText()).isEqualTo("Explain 1 break");
                    at.picture("bulk-one-left");
                    breaks.remove(1);
                    poll();
                    assertThat(at.lookup("#note")).isEqualTo(note);
                    assertThat(((TextArea) note).getText()).isEqualTo("They arrive with the ne");
                    assertThat(at.lookup("#act").isDisabled()).isTrue();
                    at.picture("bulk-none-left");
                    at.select(".breaks", 0);
                    assertThat(at.lookup("#note")).as("of one break").isNotEqualTo(note);
                    at.table(".breaks").getSelectionModel().selectRange(0, 2);
                    at.layout();
                    assertThat(((TextArea) at.lookup("#note")).getText()).isEmpty();
                    return true;
                });
    }

    @Test
    void aNoteLeftForTheListIsNotOneOfOthers() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    mark(1, 3);
                    write("They arrive with the next file");
                    at.table(".breaks").requestFocus();
                    poll();
                    assertThat(((TextArea) at.lookup("#note")).getText())
                            .as("both are there still")
                            .isEqualTo("They arrive with the next file");
                    breaks.remove(1);
                    poll();
                    assertThat(marked()).hasSize(1);
                    at.table(".breaks").getSelectionModel().selectRange(1, 3);
                    at.layout();
                    assertThat(((Button) at.lookup("#act")).getText())
                            .isEqualTo("Explain 2 breaks");
                    assertThat(((TextArea) at.lookup("#note")).getText()).isEmpty();
                    return true;
                });
    }

    private List<Object> marked() {
        return List.copyOf(at.table(".breaks").getSelectionModel().getSelectedItems());
    }

    private void mark(int from, int to) throws Exception {
        at.open(1024, 700);
        at.shell.navigation().open(BreaksView.SCREEN);
        at.layout();
        at.table(".breaks").getSelectionModel().selectRange(from, to);
        at.layout();
    }

    private void write(String text) {
        ((TextArea) at.lookup("#note")).setText(text);
        ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(0);
    }

    private void poll() {
        ReconciliationWindow.press(at.table(".breaks"), KeyCode.F5);
        at.layout();
    }

    private List<FakeServer.Seen> sent(String path) {
        return at.fake.seen().stream().filter(it -> it.path().endsWith(path)).toList();
    }

    private void owners(int unsettled) {
        PersonId me = FakeServer.me().id();
        at.fake.answer(
                ReconciliationCalls.OWNERS,
                _ -> new BreakOwners(List.of(new BreakOwners.Owner(me, "Ann", true, unsettled))));
    }
}
