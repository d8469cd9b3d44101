package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.controls.TextDrafts;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;
import java.util.UUID;

/// A text goes to the record it was typed about, and to no other one.
@ExtendWith(ApplicationExtension.class)
class OwnTextTest {
    private static final RunId OTHER = new RunId(new UUID(0, 80));

    @Test
    void theNoteOfARunDoesNotStandInAnotherOne() throws Exception {
        try (var at = new ReconciliationWindow()) {
            runs(at, RunState.COMPLETED);
            at.fake.answer(
                    ReconciliationCalls.SIGN_OFF,
                    _ -> Sample.prepared("SIGN_OFF", "run/1", "Sign it", FakeServer.me().id()));
            ReconciliationWindow.onFx(
                    () -> {
                        at.open(1024, 700);
                        signOff(at, Sample.RUN);
                        write(at, "#note", "November, all matched");
                        signOff(at, OTHER);
                        assertThat(text(at, "#note")).isEmpty();
                        write(at, "#note", "Four are open");
                        signOff(at, Sample.RUN);
                        assertThat(text(at, "#note")).isEqualTo("November, all matched");
                        pane(at).prepare();
                        assertThat(text(at, "#note")).as("it was sent").isEmpty();
                        signOff(at, OTHER);
                        assertThat(text(at, "#note")).isEqualTo("Four are open");
                        signOff(at, Sample.RUN);
                        assertThat(text(at, "#note")).isEmpty();
                        return at.view();
                    });
        }
    }

    @Test
    void aSignOffIsNotWithdrawnForTheReasonOfAnother() throws Exception {
        try (var at = new ReconciliationWindow()) {
            runs(at, RunState.SIGNED_OFF);
            ReconciliationWindow.onFx(
                    () -> {
                        at.open(1024, 700);
                        signOff(at, Sample.RUN);
                        write(at, "#withdrawReason", "A row came late");
                        signOff(at, OTHER);
                        assertThat(text(at, "#withdrawReason")).isEmpty();
                        signOff(at, Sample.RUN);
                        assertThat(text(at, "#withdrawReason")).isEqualTo("A row came late");
                        return at.view();
                    });
        }
    }

    @Test
    void whatIsTypedBeforeARecordIsChosenGoesToThatRecord() {
        var text = new SimpleStringProperty("");
        var drafts = new TextDrafts<String>(text);
        text.set("why");
        drafts.about("one");
        assertThat(text.get()).isEqualTo("why");
        drafts.about("two");
        assertThat(text.get()).isEmpty();
        drafts.sent("one");
        drafts.about("one");
        assertThat(text.get()).isEmpty();
    }

    private static void runs(ReconciliationWindow at, RunState state) {
        at.fake.signsIn(Role.OPERATOR);
        at.fake.answer(
                WindowCalls.DESK,
                _ ->
                        new RunDesk(
                                at.sample.card(open(at), state, List.of()),
                                1,
                                at.whole.checks(),
                                List.of(),
                                true,
                                0,
                                0,
                                null,
                                MatchProfile.broker().ambiguityMargin(),
                                null));
    }

    /// The run that is on the desk now.
    private static RunId open(ReconciliationWindow at) {
        String subject = at.shell.navigation().placeProperty().get().subject();
        return new RunId(UUID.fromString(subject.substring("run/".length())));
    }

    private static void signOff(ReconciliationWindow at, RunId run) {
        at.shell.navigation().open(ReconciliationView.SCREEN, "run/" + run.value());
        at.layout();
        ((ToggleButton) at.lookup("#signOff")).setSelected(true);
        at.layout();
    }

    private static SignOffPane pane(ReconciliationWindow at) {
        var node = at.lookup("#withdrawReason");
        while (!(node instanceof SignOffPane pane)) {
            node = node.getParent();
        }
        return pane;
    }

    private static String text(ReconciliationWindow at, String selector) {
        return ((TextInputControl) at.lookup(".workbench").lookup(selector)).getText();
    }

    private static void write(ReconciliationWindow at, String selector, String text) {
        ((TextInputControl) at.lookup(".workbench").lookup(selector)).setText(text);
    }
}
