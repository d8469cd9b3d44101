package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is typed about a break stays with that break, whoever else works on it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class BreakDraftsTest {
    private RealKeys keys;
    private ReconciliationWindow at;
    private List<BreakCard> breaks;

    @BeforeEach
    void shown() throws Exception {
        breaks = new ArrayList<>(new Sample().breaks());
        keys = new RealKeys(breaks);
        at = keys.at;
    }

    @AfterEach
    void stop() throws Exception {
        keys.close();
    }

    @Test
    void whatIsTypedStaysWithItsBreak() throws Exception {
        keys.openBreaks();
        keys.pick(0);
        keys.press(KeyCode.C, KeyCode.A);
        keys.run(
                () -> {
                    cause().getSelectionModel().select(2);
                });
        Object chosen = cause().getValue();
        keys.write("#note", "The broker answers tomorrow");
        keys.pick(1);
        assertThat(keys.text("#text")).isEmpty();
        assertThat(keys.text("#note")).isEmpty();
        keys.press(KeyCode.C, KeyCode.B);
        keys.pick(0);
        assertThat(keys.text("#text")).isEqualTo("a");
        assertThat(keys.text("#note")).isEqualTo("The broker answers tomorrow");
        assertThat(cause().getValue()).isEqualTo(chosen);
        keys.pick(1);
        assertThat(keys.text("#text")).isEqualTo("b");
    }

    @Test
    void allBreaksAreMeantOnlyUntilARowIsPicked() throws Exception {
        keys.openBreaks();
        keys.pick(0);
        whole();
        keys.pick(1);
        assertThat(isWhole()).isFalse();
        whole();
        keys.run(
                () -> {
                    at.table(".breaks").requestFocus();
                });
        keys.press(KeyCode.ESCAPE);
        assertThat(isWhole()).isFalse();
        keys.press(KeyCode.E);
        assertThat(keys.focused().getId()).isIn("cause", "note");
    }

    @Test
    void whoWasQuickerIsToldAndWhatWasTypedStays() throws Exception {
        keys.openBreaks();
        keys.pick(0);
        BreakCard mine = (BreakCard) at.table(".breaks").getItems().getFirst();
        at.fake.answer(
                ReconciliationCalls.EXPLAIN,
                _ -> {
                    throw Refused.because(
                            Problem.Code.STALE_VERSION,
                            "This break was changed meanwhile. Load it again and repeat the"
                                    + " change.");
                });
        keys.write("#note", "The broker answers tomorrow");
        ReconciliationBreak other = explained(mine, "The other person was faster");
        breaks.replaceAll(it -> it.equals(mine) ? Sample.card(other) : it);
        keys.run(
                () -> {
                    ComboBox<?> cause = cause();
                    cause.getSelectionModel().select(2);
                    at.fire("#explain");
                });
        assertThat(keys.labels("#detail"))
                .anyMatch(it -> it.startsWith("Ann Example explained it meanwhile"))
                .anyMatch(it -> it.contains("as Timing: The other person was faster"))
                .noneMatch(it -> it.contains("STALE"));
        keys.run(
                () -> {
                    ((ScrollPane) at.lookup("#detail")).setVvalue(0.45);
                    at.picture("real-keys-stale");
                });
        assertThat(keys.labels("#detail")).contains("Explained");
        assertThat(keys.text("#note")).isEqualTo("The broker answers tomorrow");
        assertThat(other.breakState()).isEqualTo(BreakState.EXPLAINED);
        keys.pick(1);
        assertThat(keys.labels("#detail"))
                .as("it is not said of another one")
                .noneMatch(it -> it.startsWith("Ann Example explained it meanwhile"));
    }

    /// What is sent is never sent over an explanation that nobody here has read.
    @Test
    void whatAColleagueSaysMeanwhileIsReadBeforeAnythingIsSent() throws Exception {
        keys.openBreaks();
        keys.pick(0);
        BreakCard mine = (BreakCard) at.table(".breaks").getItems().getFirst();
        keys.write("#note", "The broker answers tomorrow");
        keys.run(() -> cause().getSelectionModel().select(2));
        assertThat(at.lookup("#explain").isDisabled()).isFalse();
        var act =
                new Act(
                        "somebody",
                        Set.of(Role.OPERATOR),
                        Sample.NOW.atZone(ZoneOffset.UTC).toLocalDate());
        ReconciliationBreak other =
                mine.found().explain(act, "somebody", CauseCode.TIMING, "They were faster");
        breaks.replaceAll(it -> it.equals(mine) ? Sample.card(other) : it);
        keys.run(() -> at.shell.navigation().open(BreaksView.SCREEN));
        assertThat(keys.labels("#detail"))
                .anyMatch(it -> it.contains("explained it meanwhile"))
                .anyMatch(it -> it.contains("as Timing: They were faster"));
        assertThat(at.lookup("#explain").isDisabled()).isTrue();
        assertThat(keys.text("#note")).isEqualTo("The broker answers tomorrow");
        keys.pick(1);
        assertThat(keys.labels("#detail")).noneMatch(it -> it.contains("it meanwhile"));
        keys.pick(0);
        assertThat(at.lookup("#explain").isDisabled()).as("still not read").isTrue();
        keys.run(
                () -> {
                    at.shell.notices().good("Something else was done");
                    at.shell.navigation().open(ReconciliationView.SCREEN);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.picture("break-meanwhile-unread");
                });
        assertThat(keys.labels("#detail"))
                .as("nobody closed it")
                .anyMatch(it -> it.endsWith("Close this message before you send it."));
        assertThat(at.lookup("#explain").isDisabled()).isTrue();
        assertThat(at.lookup("#give").isDisabled()).isTrue();
        keys.run(() -> at.fire("#detail #problem .problem-close"));
        assertThat(at.lookup("#explain").isDisabled()).isFalse();
        assertThat(keys.text("#note")).isEqualTo("The broker answers tomorrow");
    }

    /// What was sent is forgotten, and nothing else.
    @Test
    void whatWasNotSentStays() throws Exception {
        keys.openBreaks();
        keys.pick(0);
        BreakCard mine = (BreakCard) at.table(".breaks").getItems().getFirst();
        breaks.replaceAll(it -> Sample.card(explained(it, "Known since Monday")));
        keys.pick(1);
        keys.run(() -> at.shell.navigation().open(BreaksView.SCREEN));
        keys.pick(0);
        keys.write("#evidence", "The broker wrote that it is booked");
        keys.write("#note", "It is booked on HUB-1 tomorrow");
        at.fake.answer(
                ReconciliationCalls.EXPLAIN,
                _ -> {
                    BreakCard after =
                            Sample.card(explained(mine, "It is booked on HUB-1 tomorrow"));
                    breaks.replaceAll(it -> it.found().id().equals(mine.found().id()) ? after : it);
                    return after;
                });
        keys.run(() -> at.fire("#explain"));
        keys.pick(1);
        keys.pick(0);
        assertThat(keys.text("#evidence")).isEqualTo("The broker wrote that it is booked");
        keys.write("#note", "Another thing was found out");
        at.fake.answer(
                ReconciliationCalls.RESOLVE,
                _ ->
                        Sample.prepared(
                                "RESOLVE_BREAK",
                                "break/" + mine.found().id().value(),
                                "Resolve it",
                                FakeServer.me().id()));
        keys.run(() -> at.fire("#resolve"));
        assertThat(keys.text("#evidence")).as("it was sent").isEmpty();
        keys.pick(1);
        keys.pick(0);
        assertThat(keys.text("#note")).isEqualTo("Another thing was found out");
        assertThat(keys.text("#evidence")).isEmpty();
    }

    private static ReconciliationBreak explained(BreakCard card, String note) {
        String me = FakeServer.me().id().value().toString();
        var act =
                new Act(me, Set.of(Role.OPERATOR), Sample.NOW.atZone(ZoneOffset.UTC).toLocalDate());
        return card.found().explain(act, me, CauseCode.TIMING, note);
    }

    private void whole() throws Exception {
        keys.run(
                () -> {
                    at.fire("#whole");
                });
        assertThat(isWhole()).isTrue();
    }

    private boolean isWhole() {
        return ((ToggleButton) at.lookup("#whole")).isSelected();
    }

    private ComboBox<?> cause() {
        return (ComboBox<?>) at.lookup("#cause");
    }
}
