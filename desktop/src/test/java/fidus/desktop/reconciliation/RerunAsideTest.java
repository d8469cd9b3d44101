package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Notices;
import fidus.desktop.shell.Shell;
import fidus.jobs.JobState;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/// A run is asked for again, and another one is opened before the answer comes.
class RerunAsideTest {
    private static final RunId OTHER = new RunId(new UUID(0, 78));
    private static final RunId FRESH = new RunId(new UUID(0, 79));

    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private Workbench whole = new Sample().workbench();
    private Shell shell;
    private WorkbenchModel bench;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // made before each
    void opened() {
        Windows.of(fake, () -> whole);
        fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(), null));
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        shell = fake.signedIn(Sample.NOW);
        bench = new WorkbenchModel(shell);
        open(Sample.ACCOUNT);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private void open(String account) {
        whole = OutdatedRunTest.outdated(whole, account, "its days were compared again.");
        bench.open(Sample.RUN);
        bench.read();
    }

    private Notices.Notice said(String message) {
        return new Notices.Notice(Notices.Tone.BAD, message);
    }

    @Test
    void whyItWasRefusedIsNewsOnThePageOfTheOther() {
        fake.answer(
                ReconciliationCalls.START,
                _ -> {
                    bench.open(OTHER);
                    throw Refused.because(Problem.Code.UNAVAILABLE, "No answer.");
                });

        bench.rerun().start();

        assertThat(bench.rerun().faultProperty().get()).isNull();
        assertThat(shell.notices().latestProperty().get())
                .isEqualTo(
                        said(
                                Sample.ACCOUNT
                                        + " 2026-10-01 to 2026-10-31 was not run again: No"
                                        + " answer."));
    }

    @Test
    void signedDaysOfABankAskNothingOnThePageOfTheOther() {
        String bank = Banks.ACCOUNT.name();
        open("bank/" + bank);
        fake.answer(
                BankCalls.ACCOUNTS,
                _ -> {
                    bench.open(OTHER);
                    return Banks.accounts();
                });
        fake.answer(
                ReconciliationCalls.START_BANK,
                _ -> {
                    throw Refused.at("from", Problem.Code.WRONG_STATE, "Signed by two.");
                });

        bench.rerun().start();

        assertThat(bench.rerun().faultProperty().get()).isNull();
        assertThat(bench.rerun().signed().isDoubleClick()).as("something is asked").isFalse();
        assertThat(shell.notices().latestProperty().get())
                .isEqualTo(
                        said(
                                bank
                                        + " 2026-10-01 to 2026-10-31 was not run again: Signed by"
                                        + " two."));
    }

    @Test
    void itsJobIsNotTheOneOfTheOther() {
        fake.answer(
                ReconciliationCalls.START,
                _ -> {
                    bench.open(OTHER);
                    return new RunStarted(FRESH, Sample.job(JobState.RUNNING, 1, null));
                });

        bench.rerun().start();

        assertThat(bench.rerun().jobProperty().get()).isNull();
    }

    @Test
    void thatItFailedIsNewsOnThePageOfTheOther() {
        fake.answer(
                ReconciliationCalls.START,
                _ -> {
                    bench.open(OTHER);
                    return new RunStarted(FRESH, Sample.job(JobState.FAILED, 1, "No balances."));
                });

        bench.rerun().start();

        assertThat(bench.rerun().faultProperty().get()).isNull();
        assertThat(shell.notices().latestProperty().get())
                .isEqualTo(
                        said(
                                "Reconcile "
                                        + Sample.ACCOUNT
                                        + " 2026-10-01 to 2026-10-31: No balances."));
    }
}
