package fidus.desktop.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.TieOutRule;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.money.Money;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

class CloseModelTest {
    private final FakeServer fake = new FakeServer();
    private final Shell shell = fake.shell(Sample.NOW);
    private final AtomicReference<CloseMonth> month = new AtomicReference<>(Sample.closing());

    @BeforeEach
    void answers() {
        fake.answer(CloseCalls.MONTHS, _ -> Sample.months());
        fake.answer(CloseCalls.MONTH, _ -> month.get());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theMonthToCloseNextIsShownFirst() {
        CloseModel model = model(Role.OPERATOR);
        model.visit("");
        assertThat(model.periodProperty().get()).isEqualTo(YearMonth.of(2027, 3));
        assertThat(model.month().value()).isEqualTo(Sample.closing());
        model.visit("close/2026-12");
        assertThat(model.periodProperty().get()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(fake.seen().getLast().path()).isEqualTo("/api/v1/closes/2026-12");
    }

    @Test
    void aStepIsDoneAndTheMonthReadAgain() {
        fake.answer(CloseCalls.RUN, _ -> Sample.job());
        CloseModel model = model(Role.OPERATOR);
        model.visit("");
        model.look(Sample.closing().step(StepKind.MARK_TO_MARKET));
        long before = reads();

        model.act();

        assertThat(fake.seen())
                .anyMatch(
                        one ->
                                one.path().equals("/api/v1/closes/2027-03/runs")
                                        && one.body().contains("MARK_TO_MARKET"));
        assertThat(reads()).isEqualTo(before + 1);
        assertThat(model.watch().jobProperty().get()).isEqualTo(Sample.job());
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        fake.answer(
                CloseCalls.RUN,
                _ -> {
                    throw Refused.because(Problem.Code.STILL_RUNNING, "Wait for it.");
                });
        CloseModel model = model(Role.OPERATOR);
        model.visit("");
        model.look(Sample.closing().step(StepKind.MARK_TO_MARKET));
        model.act();
        assertThat(model.problemProperty().get().code()).isEqualTo(Problem.Code.STILL_RUNNING);
    }

    @Test
    void anApproverSkipsAndAnOperatorActs() {
        CloseModel operator = model(Role.OPERATOR);
        operator.visit("");
        assertThat(operator.mayAct(Sample.closing().step(StepKind.MARK_TO_MARKET))).isTrue();
        assertThat(operator.maySkip(Sample.closing().step(StepKind.PROOF))).isFalse();

        CloseModel approver = model(Role.APPROVER);
        approver.visit("");
        assertThat(approver.mayAct(Sample.closing().step(StepKind.MARK_TO_MARKET))).isFalse();
        assertThat(approver.maySkip(Sample.closing().step(StepKind.PROOF))).isTrue();
        assertThat(approver.maySkip(Sample.closing().step(StepKind.SIGN_OFF))).isFalse();
        assertThat(approver.maySkip(Sample.closing().step(StepKind.DEALS))).isFalse();
    }

    @Test
    void anApproverSkipsInThePlaceOfAnotherAndNotInTheirOwn() {
        CloseModel approver = model(Role.APPROVER);
        approver.visit("");
        CloseStep own = Sample.closing().step(StepKind.STATEMENTS);
        SkippedStep skip = Objects.requireNonNull(own.skipped());
        assertThat(skip.skipperId()).isEqualTo(shell.session().me().id());
        assertThat(approver.maySkip(own)).isFalse();
        var other =
                new CloseStep(
                        own.stepKind(),
                        own.stepState(),
                        own.words(),
                        null,
                        own.blocks(),
                        own.figures(),
                        new SkippedStep(
                                own.stepKind(),
                                skip.reason(),
                                new PersonId(new UUID(0, 2)),
                                "Berta Approver",
                                Sample.NOW,
                                List.of()));
        assertThat(approver.maySkip(other)).isTrue();
        assertThat(model(Role.OPERATOR).maySkip(other)).isFalse();
    }

    @Test
    void aSkipCarriesItsReason() {
        fake.answer(CloseCalls.SKIP, _ -> Sample.closing());
        CloseModel model = model(Role.APPROVER);
        model.visit("");
        model.look(Sample.closing().step(StepKind.PROOF));
        model.skip(new ReasonModel.Deed("Skip", "", "Skip"));
        model.reason().reasonProperty().set("The bank is closed until Tuesday");
        model.reason().send();
        assertThat(fake.seen())
                .anyMatch(
                        one ->
                                one.path().equals("/api/v1/closes/2027-03/skips")
                                        && one.body().contains("until Tuesday")
                                        && one.body().contains("PROOF"));
    }

    @Test
    void anAdministratorAloneReopensTheLatestLockedMonth() {
        month.set(Sample.locked());
        CloseModel admin = model(Role.ADMIN);
        admin.visit("");
        assertThat(admin.mayReopen()).isTrue();
        month.set(Sample.closing());
        admin.read();
        assertThat(admin.mayReopen()).isFalse();
        month.set(Sample.locked());
        CloseModel operator = model(Role.OPERATOR);
        operator.visit("");
        assertThat(operator.mayReopen()).isFalse();
    }

    @Test
    void everyRuleIsListedAlsoThoseWithoutLines() {
        assertThat(RuleLine.of(Sample.closing()))
                .hasSize(TieOutRule.values().length)
                .filteredOn(line -> line.open() > 0)
                .extracting(line -> line.rule() + " " + line.open())
                .containsExactly("L2 1", "L3 1", "L11 2", "R5 1", "R10 1");
    }

    @Test
    void whatBlocksLeadsToWhereItIsPutRight() {
        CloseModel model = model(Role.OPERATOR);
        model.visit("");
        model.go(Sample.closing().step(StepKind.SIGN_OFF).blocks().getFirst());
        assertThat(model.stepProperty().get().stepKind()).isEqualTo(StepKind.CASH_MOVEMENTS);
    }

    @Test
    void theStartOfAMonthWaitsForASecondPerson() {
        fake.answer(
                CloseCalls.START,
                _ ->
                        Waiting.prepared(
                                "RECORD_MONTH_START",
                                "close/2027-03",
                                "Record the start of 2027-04"));
        month.set(Sample.locked());
        CloseModel model = model(Role.OPERATOR);
        model.visit("");
        model.look(Sample.locked().step(StepKind.MONTH_START));
        model.act();
        MonthStartModel start = model.evidence().start();
        start.lines().getFirst().capital.set(Money.of("12500.00", "USD"));
        start.note.set("Minutes of the committee of 1 April");

        start.send();

        assertThat(fake.seen())
                .anyMatch(
                        one ->
                                one.path().equals("/api/v1/closes/2027-03/month-start")
                                        && one.body().contains("12500.00"));
        assertThat(shell.notices().latestProperty().get().message())
                .isEqualTo("Waits for a second person: Record the start of 2027-04");
        assertThat(start.monthProperty().get()).isNull();
    }

    private long reads() {
        return fake.seen().stream()
                .filter(one -> one.path().equals("/api/v1/closes/2027-03"))
                .count();
    }

    private CloseModel model(Role role) {
        fake.signsIn(role);
        FakeServer.signIn(shell);
        shell.connection().look();
        return new CloseModel(shell);
    }
}
