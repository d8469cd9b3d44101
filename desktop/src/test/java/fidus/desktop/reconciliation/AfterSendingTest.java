package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchUndone;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;

import javafx.css.PseudoClass;
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

/// Where the keyboard is once something is sent or opened, and what the next key means there.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class AfterSendingTest {
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
    void theNextKeyIsNotALetterOfTheExplanationThatWasSent() throws Exception {
        keys.openBreaks();
        keys.press(KeyCode.DOWN);
        assertThat(at.table(".breaks").getSelectionModel().getSelectedIndex()).isZero();
        BreakCard mine = (BreakCard) at.table(".breaks").getItems().getFirst();
        String said = "Charge of the bank, booked nowhere";
        at.fake.answer(
                ReconciliationCalls.EXPLAIN,
                _ -> {
                    BreakCard after = explained(mine, said);
                    breaks.replaceAll(it -> it.found().id().equals(mine.found().id()) ? after : it);
                    return after;
                });
        keys.run(() -> ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(2));
        keys.press(KeyCode.E);
        assertThat(keys.focused().getId()).isEqualTo("note");
        keys.write("#note", said);
        keys.together(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(keys.text("#note")).isEqualTo(said);
        assertThat(keys.focused()).isEqualTo(at.table(".breaks"));
        keys.press(KeyCode.W);
        assertThat(keys.text("#note")).isEqualTo(said);
        assertThat(keys.focused().getId()).isEqualTo("evidence");
    }

    @Test
    void whereNoRowTakesItBackTheKeysAskForTheWriteOff() throws Exception {
        BreakCard fee = BreakSample.printed(1, "-12.50");
        breaks.clear();
        breaks.add(fee);
        at.fake.answer(
                ReconciliationCalls.WRITE_OFF,
                _ ->
                        Sample.prepared(
                                "WRITE_OFF",
                                "break/" + fee.found().id().value(),
                                "Write it off",
                                FakeServer.me().id()));
        keys.openBreaks();
        keys.press(KeyCode.DOWN, KeyCode.W);
        keys.write("#evidence", "Charge below the limit");
        keys.together(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(at.fake.seen())
                .anyMatch(
                        it ->
                                it.path().endsWith("/write-off")
                                        && it.body().contains("Charge below the limit"));
        assertThat(keys.focused()).isEqualTo(at.table(".breaks"));
    }

    @Test
    void theBreakOfARowIsOpenedWithTheKeyboardInTheList() throws Exception {
        keys.run(at::openRun);
        keys.press(KeyCode.N, KeyCode.E);
        assertThat(keys.focused()).isEqualTo(at.table(".breaks"));
        BreakCard before = (BreakCard) at.table(".breaks").getSelectionModel().getSelectedItem();
        assertThat(before).isNotNull();
        keys.press(KeyCode.DOWN);
        assertThat(keys.isShown(".breaks")).isTrue();
        assertThat(at.table(".breaks").getSelectionModel().getSelectedItem()).isNotEqualTo(before);
        keys.press(KeyCode.DIGIT2);
        assertThat(keys.focused()).isEqualTo(at.table("#table"));
        keys.press(KeyCode.DIGIT5, KeyCode.DIGIT4);
        assertThat(keys.focused().getStyleClass()).contains("table-view");
    }

    @Test
    void theFirstStepPicksTheFirstRun() throws Exception {
        keys.run(() -> at.shell.navigation().open(ReconciliationView.SCREEN));
        keys.press(KeyCode.DOWN);
        assertThat(at.table("#table").getSelectionModel().getSelectedIndex()).isZero();
        keys.press(KeyCode.DOWN);
        assertThat(at.table("#table").getSelectionModel().getSelectedIndex()).isOne();
    }

    @Test
    void theQuestionWhyIsOverOnceTheUndoIsSent() throws Exception {
        at.fake.answer(
                ReconciliationCalls.UNDO,
                _ ->
                        new MatchUndone(
                                null,
                                Sample.prepared(
                                        "UNDO_MATCH",
                                        "match/1",
                                        "Undo a match",
                                        FakeServer.me().id())));
        keys.run(
                () -> {
                    at.openRun();
                    ((ToggleButton) at.lookup("#matched")).setSelected(true);
                    at.select("#book", 0);
                });
        keys.press(KeyCode.U);
        keys.write("#reason", "Wrong pair after all");
        keys.press(KeyCode.ENTER);
        assertThat(keys.notice()).startsWith("Waits for a second person");
        assertThat(keys.isShown("#ask")).isFalse();
        assertThat(keys.focused()).isEqualTo(at.table("#book"));
    }

    @Test
    void theRulesOpenAtTheirFirstList() throws Exception {
        var versions = List.of(MatchingModelTest.builtIn(MatchProfile.bank()));
        at.fake.answer(ProfileCalls.PROFILES, _ -> new ProfileList(List.of(), List.of()));
        keys.run(() -> at.shell.navigation().open(ReconciliationView.SCREEN));
        keys.press(KeyCode.R);
        keys.run(() -> at.picture("rules-none")); // the page stands before they are read
        at.fake.answer(ProfileCalls.PROFILES, _ -> new ProfileList(versions, List.of()));
        keys.press(KeyCode.F5);
        assertThat(keys.focused()).isEqualTo(at.table("#versions"));
        assertThat(((ScrollPane) at.lookup("#sheet")).getVvalue()).isZero();
        assertThat(at.lookup("#autoThreshold").getPseudoClassStates())
                .as("nothing is wrong with what is not there yet")
                .doesNotContain(PseudoClass.getPseudoClass("danger"));
        keys.run(() -> at.picture("rules-opened"));
    }

    private static BreakCard explained(BreakCard card, String note) {
        String me = FakeServer.me().id().value().toString();
        var act =
                new Act(me, Set.of(Role.OPERATOR), Sample.NOW.atZone(ZoneOffset.UTC).toLocalDate());
        return Sample.card(card.found().explain(act, me, CauseCode.TIMING, note));
    }
}
