package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;

/// What is done to everything that fits is what the page says, and to as many as it says.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class BulkWholeTest {
    private final Job runs = Sample.job(JobState.RUNNING, 1, null);
    private ReconciliationWindow at;
    private List<BreakCard> breaks;
    private String digest = "as shown";

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        breaks = new ArrayList<>(at.sample.breaks());
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, this::page);
        at.fake.answer(ReconciliationCalls.DO_TO_FOUND, _ -> runs);
        at.fake.answer(
                JobCalls.CANCEL, _ -> Sample.job(JobState.FAILED, 1, "1 of them is another's."));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void aKeyChangesNothingOfWhatAJobDoes() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    whole();
                    writeOff();
                    at.fire("#act");
                    press(KeyCode.E);
                    assertThat(deed().getValue()).isEqualTo(BreakDeed.WRITE_OFF);
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .startsWith("Something is being done to breaks");
                    at.picture("bulk-key-while-job");
                    at.fire("#cancel");
                    assertThat(text("#refusals")).isEqualTo("1 of them is another's.");
                    press(KeyCode.E);
                    assertThat(deed().getValue()).isEqualTo(BreakDeed.EXPLAIN);
                    assertThat(at.lookup("#told").isVisible()).as("of another deed").isFalse();
                    return true;
                });
    }

    /// Between the command and the answer that it is under way.
    @Test
    void aKeyChangesNothingOfWhatIsBeingSent() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    whole();
                    writeOff();
                    at.fake.answer(
                            ReconciliationCalls.DO_TO_FOUND,
                            _ -> {
                                press(KeyCode.E);
                                assertThat(deed().isDisabled()).isTrue();
                                return runs;
                            });
                    at.fire("#act");
                    assertThat(deed().getValue()).isEqualTo(BreakDeed.WRITE_OFF);
                    return true;
                });
    }

    @Test
    void whatWasChangedWhileItWasSentIsNotDoneToTheOthers() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    whole();
                    writeOff();
                    at.fake.answer(
                            ReconciliationCalls.DO_TO_FOUND,
                            _ -> {
                                note().setText("Another reason");
                                return runs;
                            });
                    at.fire("#act");
                    at.fire("#cancel");
                    assertThat(at.lookup("#told").isVisible()).isFalse();
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .isEqualTo("1 of them is another's.");
                    return true;
                });
    }

    @Test
    void asManyAreMeantAsThePageSays() throws Exception {
        BreakCard late = breaks.removeLast();
        ReconciliationWindow.onFx(
                () -> {
                    whole();
                    writeOff();
                    at.fire("#act");
                    at.fire("#cancel");
                    assertThat(at.lookup("#told").isVisible()).isTrue();
                    int before = breaks.size();
                    assertThat(text("#detail #title")).startsWith("All " + before + " ");
                    breaks.add(late);
                    digest = "another";
                    poll();
                    int now = at.table(".breaks").getItems().size();
                    assertThat(text("#detail #title")).startsWith("All " + now + " ");
                    assertThat(text("#act")).contains(" " + now + " ");
                    assertThat(at.lookup("#told").isVisible()).as("of another list").isFalse();
                    assertThat(note().getText()).isEqualTo("They never arrive");
                    at.fire("#act");
                    assertThat(sent().getLast().body()).contains("\"total\":" + now);
                    at.fire("#cancel");
                    assertThat(at.lookup("#told").isVisible()).isTrue();
                    poll();
                    assertThat(at.lookup("#told").isVisible()).as("of the same list").isTrue();
                    return true;
                });
    }

    @Test
    void whatComesWhileAJobRunsIsSaidOnceItIsOver() throws Exception {
        BreakCard late = breaks.removeFirst();
        ReconciliationWindow.onFx(
                () -> {
                    whole();
                    writeOff();
                    String before = text("#detail #title");
                    at.fire("#act");
                    breaks.addFirst(late);
                    digest = "another";
                    poll();
                    assertThat(text("#detail #title")).as("what the job does").isEqualTo(before);
                    at.fire("#cancel");
                    int now = at.table(".breaks").getItems().size();
                    assertThat(text("#detail #title")).startsWith("All " + now + " ");
                    return true;
                });
    }

    @Test
    void breaksThatComeToAnEmptyListCanBeWorkedOn() throws Exception {
        List<BreakCard> all = List.copyOf(breaks);
        breaks.clear();
        ReconciliationWindow.onFx(
                () -> {
                    whole();
                    breaks.addAll(all);
                    digest = "another";
                    poll();
                    writeOff();
                    assertThat(at.lookup("#act").isDisabled()).isFalse();
                    assertThat(at.lookup("#form").isVisible()).isTrue();
                    return true;
                });
    }

    private BreakPage page(ObjectNode asked) {
        BreakPage page = BreakSample.page(breaks, asked);
        return new BreakPage(
                page.turn(),
                page.total(),
                page.overdue(),
                page.sums(),
                page.accounts(),
                page.rules(),
                page.currencies(),
                page.breaks(),
                digest);
    }

    private void whole() throws Exception {
        at.open(1024, 700);
        at.shell.navigation().open(BreaksView.SCREEN);
        at.layout();
        at.fire("#whole");
    }

    private void writeOff() {
        deed().setValue(BreakDeed.WRITE_OFF);
        note().setText("They never arrive");
    }

    private void poll() {
        press(KeyCode.F5);
        at.layout();
    }

    private void press(KeyCode code) {
        ReconciliationWindow.press(at.table(".breaks"), code);
    }

    private TextArea note() {
        return (TextArea) at.lookup("#note");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<BreakDeed> deed() {
        return (ComboBox<BreakDeed>) at.lookup("#deed");
    }

    private String text(String selector) {
        return ((Labeled) at.lookup(selector)).getText();
    }

    private List<FakeServer.Seen> sent() {
        return at.fake.seen().stream().filter(it -> it.path().endsWith("/found/deeds")).toList();
    }
}
