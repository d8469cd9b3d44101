package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
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
        var other =
                mine.found()
                        .explain(
                                new Act(
                                        FakeServer.me().id().value().toString(),
                                        Set.of(Role.OPERATOR),
                                        Sample.NOW.atZone(ZoneOffset.UTC).toLocalDate()),
                                FakeServer.me().id().value().toString(),
                                CauseCode.TIMING,
                                "The other person was faster");
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
                    ((Button)
                                    at.lookup("#detail").lookupAll(".button").stream()
                                            .filter(
                                                    it ->
                                                            ((Labeled) it)
                                                                    .getText()
                                                                    .equals("Show it"))
                                            .findFirst()
                                            .orElseThrow())
                            .fire();
                });
        assertThat(keys.labels("#detail")).contains("Explained");
        assertThat(keys.text("#note")).isEqualTo("The broker answers tomorrow");
        assertThat(other.breakState()).isEqualTo(BreakState.EXPLAINED);
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
