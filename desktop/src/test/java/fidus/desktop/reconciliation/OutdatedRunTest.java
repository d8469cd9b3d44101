package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.MatchSince;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.Workbench;

import javafx.scene.control.Button;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A run that does not say any more how things stand: it is read, and run again.
@ExtendWith(ApplicationExtension.class)
class OutdatedRunTest {
    private static final String WHY = "a newer run of these days was completed on 2026-11-21.";
    private static final RunId FRESH = new RunId(new UUID(0, 79));

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(ReconciliationCalls.START, _ -> new RunStarted(FRESH, null));
        at.fake.answer(ReconciliationCalls.START_BANK, _ -> new RunStarted(FRESH, null));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    static Workbench outdated(Workbench now, String account, String why) {
        RunCard card = now.card();
        var old =
                new RunCard(
                        card.run(),
                        account,
                        card.openBreaks(),
                        card.explainedBreaks(),
                        card.settledBreaks(),
                        card.evidenceHash(),
                        card.startedAt(),
                        null,
                        null,
                        why,
                        null);
        return new Workbench(
                old,
                now.book(),
                now.statement(),
                now.matches(),
                now.suggestions(),
                now.explanations(),
                now.breaks(),
                now.checks(),
                now.excluded(),
                now.ties(),
                now.bookRows(),
                now.statementRows());
    }

    private void opened(String account) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.whole = outdated(at.whole, account, WHY);
                    at.open(1280, 800);
                    at.openRun();
                    return true;
                });
    }

    private void runAgain(String asked) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.fire("#rerun");
                    return true;
                });
        assertThat(at.fake.seen())
                .anySatisfy(
                        it ->
                                assertThat(it.body())
                                        .contains(
                                                asked,
                                                "\"from\":\"" + Sample.FROM + "\"",
                                                "\"to\":\"" + Sample.TO + "\""));
        assertThat(at.shell.navigation().placeProperty().get().subject())
                .isEqualTo("run/" + FRESH.value());
    }

    @Test
    void itSaysWhyAndNothingIsDoneInIt() throws Exception {
        opened(Sample.ACCOUNT);

        assertThat(((Labeled) at.lookup("#outdated")).getText())
                .isEqualTo("This run is outdated: " + WHY);
        var model = new WorkbenchModel(at.shell);
        model.open(Sample.RUN);
        assertThat(model.mayWork()).isFalse();
        assertThat(SignOffModel.blockers(Windows.desk(at.whole)))
                .containsExactly(
                        "This run is outdated: " + WHY + " Run it again and sign the new run.");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void itTellsWhatItCameToByWhichRulesAndWhatBecameOfItsMatches(
            Theme theme, int width, int height) throws Exception {
        var later =
                new MatchSince(
                        MatchSince.Kind.REPLACED,
                        FRESH,
                        Instant.parse("2026-11-21T09:15:00Z"),
                        null,
                        null);
        Windows.since(at.fake, () -> at.whole, later);
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.whole = outdated(at.whole, Sample.ACCOUNT, WHY);
                    at.open(width, height);
                    at.picture("outdated-runs-" + theme + "-" + width);
                    at.openRun();
                    at.fire("#matched");
                    at.select("#book", 0);
                    at.picture("outdated-" + theme + "-" + width);
                    return true;
                });

        assertThat(text("#rulesOf")).startsWith("Rules of brokers, version 1");
        assertThat(text("#came"))
                .startsWith("By the rules of brokers, version 1, it came to ")
                .endsWith(" without a counterpart.");
        assertThat(text("#breakTab")).endsWith(" open today");
        assertThat(text("#sentence")).startsWith("Replaced by the run of 2026-11-21 09:15:00.");
    }

    private String text(String selector) {
        return ((Labeled) at.lookup(selector)).getText();
    }

    @Test
    void itsDaysAreComparedAgainAndTheNewRunIsOpened() throws Exception {
        opened(Sample.ACCOUNT);

        runAgain("\"login\":5001234");
    }

    @Test
    void aLaterRunOfItsDaysIsOpenedInsteadOfRunningThemOnceMore() throws Exception {
        var fresh = at.sample.card(FRESH, RunState.COMPLETED, List.of());
        at.fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(later(fresh)), null));
        opened(Sample.ACCOUNT);

        ReconciliationWindow.onFx(
                () -> {
                    assertThat(at.lookup("#rerun").isVisible()).isFalse();
                    at.fire("#newer");
                    return true;
                });

        assertThat(at.shell.navigation().placeProperty().get().subject())
                .isEqualTo("run/" + FRESH.value());
    }

    /// The button that opens it and the one that runs it once more never change places.
    @Test
    void theLaterRunIsStillOfferedWhileItIsReadAgain() throws Exception {
        var fresh = at.sample.card(FRESH, RunState.COMPLETED, List.of());
        at.fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(later(fresh)), null));
        ReconciliationWindow.onFx(
                () -> {
                    at.whole = outdated(at.whole, Sample.ACCOUNT, WHY);
                    at.open(1280, 800);
                    var model = new WorkbenchModel(at.shell);
                    model.open(Sample.RUN);
                    RunId found = model.rerun().newerProperty().get();
                    assertThat(found).isEqualTo(FRESH);
                    assertThat(model.rerun().lookedProperty().get()).isTrue();
                    List<Object> seen = new ArrayList<>();
                    model.rerun().newerProperty().addListener((_, _, now) -> seen.add("" + now));
                    model.read();
                    at.fake.answer(
                            ReconciliationCalls.RUNS,
                            _ -> {
                                throw Refused.because(Problem.Code.NOT_FOUND, "Not now.");
                            });
                    at.whole = outdated(at.whole, Sample.ACCOUNT, WHY + " And again.");
                    model.read();
                    assertThat(seen).isEmpty();
                    return true;
                });
    }

    private static RunCard later(RunCard fresh) {
        return new RunCard(
                fresh.run(),
                fresh.account(),
                0,
                0,
                0,
                fresh.evidenceHash(),
                fresh.startedAt().plusSeconds(60),
                null,
                null,
                null,
                null);
    }

    @Test
    void aRunOfABankIsRunAgainToo() throws Exception {
        opened("bank/" + Banks.ACCOUNT.name());

        runAgain("\"id\":\"" + Banks.ACCOUNT.id().value());
    }

    /// Pressed twice at once it answers no question; a question whose message is closed is asked
    /// anew.
    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void signedDaysOfABankAreComparedAgainByWhoeverAnswersTheQuestionAboutThem(
            Theme theme, int width, int height) throws Exception {
        List<Boolean> onlyUnsigned = new ArrayList<>();
        at.fake.answer(ReconciliationCalls.START_BANK, asked -> signed(asked, onlyUnsigned));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.whole = outdated(at.whole, "bank/" + Banks.ACCOUNT.name(), WHY);
                    at.open(width, height);
                    at.openRun();
                    at.fire("#rerun");
                    assertThat(text("#rerun")).isEqualTo("Compare signed days again");
                    at.picture("outdated-signed-" + theme + "-" + width);
                    at.fire("#rerun");
                    at.lookup("#rerun").getParent().getParent().lookupAll(".problem-close").stream()
                            .map(Button.class::cast)
                            .forEach(Button::fire);
                    assertThat(text("#rerun")).isEqualTo("Run again");
                    at.hand.tick();
                    at.fire("#rerun");
                    at.hand.tick();
                    at.fire("#rerun");
                    return true;
                });

        assertThat(onlyUnsigned).containsExactly(true, true, false);
        assertThat(at.shell.navigation().placeProperty().get().subject())
                .isEqualTo("run/" + FRESH.value());
    }

    private static RunStarted signed(ObjectNode asked, List<Boolean> onlyUnsigned) {
        boolean only = asked.path("onlyUnsigned").asBoolean();
        onlyUnsigned.add(only);
        if (only) {
            throw Refused.at(
                    "from",
                    Problem.Code.WRONG_STATE,
                    "The days 2026-11-16 to 2026-11-18 of Main account were signed by Ann and Bob:"
                            + " that run stands, and another one of its days is made beside it.");
        }
        return new RunStarted(FRESH, null);
    }

    @Test
    void aRunThatHoldsSaysNothingOfIt() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.openRun();
                    return true;
                });

        assertThat(at.lookup("#rerun").getParent().getParent().isVisible()).isFalse();
    }
}
