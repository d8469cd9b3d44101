package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Shell;
import fidus.jobs.JobState;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;

import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.util.List;
import java.util.stream.Stream;

/// A run that is over while its starter is where it was started, and while he is not.
class RunArrivalTest {
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private Shell shell;

    @BeforeEach
    void answers() {
        fake.answer(Mt5Calls.ACCOUNTS, _ -> new AccountList(Sample.NOW, List.of(Sample.account())));
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(), null));
        fake.answer(ProfileCalls.PROFILES, _ -> new ProfileList(List.of(), List.of()));
        shell = fake.signedIn(Sample.NOW);
        shell.navigation()
                .offer(
                        Stream.of(ReconciliationView.SCREEN, BreaksView.SCREEN)
                                .map(
                                        id ->
                                                new Screen(
                                                        id,
                                                        "x",
                                                        MaterialDesignS.SCALE_BALANCE,
                                                        Permission.SEE_TRADING,
                                                        StackPane::new))
                                .toList());
        shell.navigation().open(ReconciliationView.SCREEN);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void whoeverWaitsIsTakenToTheWorkbench() {
        startAnd(() -> {});

        assertThat(subject()).isEqualTo("run/" + Sample.RUN.value());
    }

    @Test
    void whoeverLooksAtAnotherRunOrScreenStaysThere() {
        NewRunModel run = startAnd(() -> shell.navigation().open(BreaksView.SCREEN));
        assertThat(shell.navigation().placeProperty().get().screen().id())
                .isEqualTo(BreaksView.SCREEN);
        assertThat(shell.notices().latestProperty().get().message())
                .isEqualTo(
                        "Reconcile "
                                + Sample.ACCOUNT
                                + " 2026-10-01 to 2026-10-31: done. It is listed under"
                                + " Reconciliation.");
        assertThat(run.openProperty().get()).as("the form is put away").isFalse();

        shell.navigation().open(ReconciliationView.SCREEN);
        startAnd(() -> shell.navigation().open(ReconciliationView.SCREEN, "run/other"));
        assertThat(subject()).isEqualTo("run/other");
    }

    @Test
    void whoeverChoseAnotherAccountMeanwhileKeepsIt() {
        NewRunModel run = new RunsModel(shell).fresh();
        run.begin();
        List<RunSubject> all = List.copyOf(run.subjects().get());
        RunSubject wanted = all.getFirst();
        RunSubject byHand = all.getLast();
        assertThat(byHand.account()).isNotEqualTo(wanted.account());
        run.subjects().clear();
        fake.answer(Mt5Calls.ACCOUNTS, _ -> new AccountList(Sample.NOW, List.of()));
        fake.answer(BankCalls.ACCOUNTS, _ -> new BankAccounts(Sample.NOW, List.of()));

        run.begin(wanted.account());
        run.subjectProperty().set(byHand);
        run.subjects().load(() -> all);
        assertThat(run.subjectProperty().get()).isEqualTo(byHand);

        run.begin(wanted.account());
        run.subjects().load(() -> all);
        assertThat(run.subjectProperty().get()).as("nothing was chosen since").isEqualTo(wanted);
    }

    private String subject() {
        return shell.navigation().placeProperty().get().subject();
    }

    /// Starts a run that is over at once, but not before something else happened here.
    private NewRunModel startAnd(Runnable meanwhile) {
        fake.answer(
                ReconciliationCalls.START,
                _ -> {
                    meanwhile.run();
                    return new RunStarted(Sample.RUN, Sample.job(JobState.DONE, 5, "Done"));
                });
        NewRunModel run = new RunsModel(shell).fresh();
        run.begin();
        run.subjectProperty().set(run.subjects().get().getLast());
        run.start();
        return run;
    }
}
