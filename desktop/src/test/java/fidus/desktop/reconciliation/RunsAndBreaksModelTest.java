package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Shell;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileUse;

import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class RunsAndBreaksModelTest {
    private static final BankAccountCard BANK = Banks.accounts().accounts().getFirst();

    private final Sample sample = new Sample();
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() {
        fake = new FakeServer();
        fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(), null));
        fake.answer(Mt5Calls.ACCOUNTS, _ -> new AccountList(Sample.NOW, List.of(Sample.account())));
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(
                ProfileCalls.PROFILES,
                _ ->
                        new ProfileList(
                                List.of(),
                                List.of(new ProfileUse("bank/" + BANK.account().name(), "EU"))));
        fake.answer(
                ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(sample.breaks(), asked));
        fake.answer(
                ReconciliationCalls.START,
                _ -> new RunStarted(Sample.RUN, Sample.job(JobState.RUNNING, 1, null)));
        fake.answer(
                ReconciliationCalls.PERIOD,
                _ -> new RunPeriod(Sample.FROM, Sample.TO, "From the first row."));
        signIn(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aNewRunIsFollowedUntilItsWorkbenchOpens() {
        NewRunModel run = begun();
        run.start();
        assertThat(run.jobProperty().get().done()).isEqualTo(1);
        fake.answer(JobCalls.ONE, _ -> Sample.job(JobState.DONE, 5, "25 matched"));
        run.look();
        assertThat(run.jobProperty().get()).isNull();
        assertThat(run.openProperty().get()).isFalse();
        assertThat(shell.navigation().placeProperty().get().subject())
                .isEqualTo("run/" + Sample.RUN.value());
    }

    @Test
    void aFailedRunSaysWhyAndStays() {
        NewRunModel run = begun();
        run.start();
        fake.answer(
                JobCalls.ONE, _ -> Sample.job(JobState.FAILED, 2, "The statement was removed."));
        run.look();
        assertThat(run.faultProperty().get().message()).isEqualTo("The statement was removed.");
        assertThat(run.openProperty().get()).isTrue();
    }

    @Test
    void theSameInputOpensTheRunOfBefore() {
        fake.answer(ReconciliationCalls.START, _ -> new RunStarted(Sample.RUN, null));
        begun().start();
        assertThat(shell.navigation().placeProperty().get().subject())
                .isEqualTo("run/" + Sample.RUN.value());
    }

    @Test
    void thePeriodTheServerTakesIsShownAndTheFieldsStayEmpty() {
        NewRunModel run = begun();
        assertThat(run.proposalProperty().get().from()).isEqualTo(Sample.FROM);
        assertThat(run.proposalProperty().get().to()).isEqualTo(Sample.TO);
        assertThat(run.proposalTextProperty().get()).isEqualTo("From the first row.");
        assertThat(run.fromProperty().get()).isNull();
        run.start();
        assertThat(
                        fake.seen().stream()
                                .filter(it -> it.method().equals("POST"))
                                .filter(it -> it.path().endsWith("/runs")))
                .singleElement()
                .satisfies(it -> assertThat(it.body()).doesNotContain("2026"));
    }

    @Test
    void withoutAProposalItSaysWhy() {
        fake.answer(
                ReconciliationCalls.PERIOD,
                _ -> {
                    throw Refused.because(Problem.Code.NOT_FOUND, "Import a statement first.");
                });
        NewRunModel run = begun();
        assertThat(run.proposalProperty().get()).isNull();
        assertThat(run.proposalTextProperty().get()).isEqualTo("Import a statement first.");
    }

    @Test
    void bankAccountsAreReconciledFromHereAsWell() {
        fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ -> new RunPeriod(Sample.FROM, Sample.TO, "After the last signed run."));
        fake.answer(
                ReconciliationCalls.START_BANK,
                _ -> new RunStarted(Sample.RUN, Sample.job(JobState.RUNNING, 1, null)));
        NewRunModel run = begun();
        RunSubject bank =
                run.subjects().get().stream()
                        .filter(one -> BANK.account().id().equals(one.bank()))
                        .findFirst()
                        .orElseThrow();
        assertThat(bank.about()).startsWith("Rules EU · no run yet · no open breaks");
        run.subjectProperty().set(bank);
        assertThat(run.proposalTextProperty().get()).isEqualTo("After the last signed run.");

        run.start();

        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/bank-runs")).toList())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains(BANK.account().id().value().toString()));
        assertThat(run.jobProperty().get()).isNotNull();
    }

    @Test
    void aPeriodThatEndsBeforeItStartsIsNotSent() {
        NewRunModel run = begun();
        run.fromProperty().set(Sample.TO);
        run.toProperty().set(Sample.FROM);
        run.start();
        assertThat(run.faultProperty().get().code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(fake.count(ReconciliationCalls.START)).isZero();
    }

    @Test
    void filtersNarrowTheBreaks() {
        BreaksModel model = new BreaksModel(shell);
        model.read();
        assertThat(model.rowsProperty().get()).hasSize(6);
        model.filters().severityProperty().set(Severity.CRITICAL);
        assertThat(model.rowsProperty().get())
                .extracting(it -> it.found().rule())
                .containsExactly("R8");
        model.filters().severityProperty().set(null);
        model.filters().statesProperty().set(FindBreakPage.States.EXPLAINED);
        assertThat(model.rowsProperty().get()).isEmpty();
        model.filters().statesProperty().set(FindBreakPage.States.ALL);
        model.filters().accountProperty().set("1@Elsewhere");
        assertThat(model.rowsProperty().get()).isEmpty();
    }

    @Test
    void aBreakAskedForIsShownWhateverTheFilters() {
        BreaksModel model = new BreaksModel(shell);
        model.read();
        model.filters().statesProperty().set(FindBreakPage.States.RESOLVED);
        BreakCard wanted = sample.breaks().getFirst();
        model.find(wanted.found().id().value().toString());
        assertThat(model.chosenProperty().get()).isEqualTo(wanted);
        assertThat(model.rowsProperty().get()).contains(wanted);
    }

    @Test
    void anExplanationIsSentWithTheVersionShown() {
        BreakCard card = sample.breaks().getFirst();
        BreakCard after = Sample.card(explained(card));
        fake.answer(ReconciliationCalls.EXPLAIN, _ -> after);
        BreaksModel model = new BreaksModel(shell);
        model.read();
        model.choose(card);
        assertThat(model.rights().may(BreakDeed.EXPLAIN)).isTrue();
        assertThat(model.rights().may(BreakDeed.RESOLVE)).isFalse();
        model.explain(FakeServer.me().id(), CauseCode.TIMING, "Arrives tomorrow at HUB-1");
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/explanation")).toList())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains("\"version\":1", "\"causeCode\":\"TIMING\""));
    }

    @Test
    void onlyAnExplainedBreakWithADifferenceIsWrittenOff() {
        BreakCard card = Sample.card(explained(sample.breaks().getFirst()));
        fake.answer(
                ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(List.of(card), asked));
        fake.answer(
                ReconciliationCalls.WRITE_OFF,
                _ ->
                        Sample.prepared(
                                "WRITE_OFF_BREAK",
                                "break/" + card.found().id().value(),
                                "Write off 5000",
                                FakeServer.me().id()));
        BreaksModel model = new BreaksModel(shell);
        model.read();
        model.choose(card);
        assertThat(model.rights().may(BreakDeed.EXPLAIN)).isTrue();
        assertThat(model.rights().may(BreakDeed.SET_CAUSE)).isFalse();
        assertThat(model.rights().may(BreakDeed.WRITE_OFF)).isTrue();
        model.askWriteOff("Below what a query would cost");
        assertThat(fake.seen()).anyMatch(it -> it.path().endsWith("/write-off"));
    }

    @Test
    void everythingThatStandsAgainstSigningIsSaid() {
        assertThat(SignOffModel.blockers(Windows.desk(sample.workbench())))
                .containsExactly("6 breaks are open. Explain, resolve or write off each of them.");
        assertThat(
                        SignOffModel.blockers(
                                Windows.desk(sample.workbench(RunState.COMPLETED, List.of()))))
                .isEmpty();
        assertThat(
                        SignOffModel.blockers(
                                Windows.desk(sample.workbench(RunState.RUNNING, List.of()))))
                .containsExactly("The run is running; only a completed one can be signed off.");
    }

    private NewRunModel begun() {
        RunsModel runs = new RunsModel(shell);
        runs.read();
        NewRunModel run = runs.fresh();
        run.begin();
        run.subjectProperty().set(run.subjects().get().getLast());
        return run;
    }

    private void signIn(Role... roles) {
        fake.signsIn(roles);
        shell = fake.shell(Sample.NOW);
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        ReconciliationView.SCREEN,
                                        "x",
                                        MaterialDesignS.SCALE_BALANCE,
                                        Permission.SEE_TRADING,
                                        StackPane::new)));
        FakeServer.signIn(shell);
    }

    static ReconciliationBreak explained(BreakCard card) {
        return card.found()
                .explain(
                        new Act("ben", Set.of(Role.OPERATOR), LocalDate.of(2026, 11, 20)),
                        Sample.BEN.value().toString(),
                        CauseCode.TIMING,
                        "The incoming leg is booked on HUB-1 tomorrow");
    }
}
