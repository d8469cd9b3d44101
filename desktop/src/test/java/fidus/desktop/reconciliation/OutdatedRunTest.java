package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.samples.Banks;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.Workbench;

import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

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

    private static Workbench outdated(Workbench now, String account) {
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
                        WHY,
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
                    at.whole = outdated(at.whole, account);
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

    @Test
    void itsDaysAreComparedAgainAndTheNewRunIsOpened() throws Exception {
        opened(Sample.ACCOUNT);

        runAgain("\"login\":5001234");
    }

    @Test
    void aRunOfABankIsRunAgainToo() throws Exception {
        opened("bank/" + Banks.ACCOUNT.name());

        runAgain("\"id\":\"" + Banks.ACCOUNT.id().value());
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
