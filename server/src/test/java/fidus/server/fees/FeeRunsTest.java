package fidus.server.fees;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.ReverseFeeRun;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.audit.Actor;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Function;

/// How a run is previewed, approved, interrupted, repeated and reversed.
final class FeeRunsTest extends RunMonths {
    @Test
    void aReversalMirrorsThePostingsAndRestoresTheMark() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20"), account);
        month(account, "2027-01", "104000.00");
        month(account, "2027-02", "105000.00");
        FeeRun january = desk.run("2027-01", m1);
        FeeRun february = desk.run("2027-02", m1);
        assertThat(february.fee()).isEqualTo(Money.of("200.00", "USD"));
        assertThat(code(() -> desk.ask(FeeCalls.REVERSE, reverse(january))))
                .isEqualTo(Problem.Code.LATER_RUN_EXISTS);

        desk.approve(desk.ask(FeeCalls.REVERSE, reverse(february)));

        assertThat(desk.page(february.id()).run().feeRunState()).isEqualTo(FeeRunState.REVERSED);
        assertThat(desk.balance("2410")).isEqualTo("-800.00");
        assertThat(desk.balance("5200")).isEqualTo("800.00");
        desk.close("2027-02", PERFORMANCE);
        FeeRun again = desk.run("2027-02", m1);
        assertThat(again.id()).isNotEqualTo(february.id());
        assertThat(again.parts().getFirst().inputs().marks().getFirst().mark().level())
                .isEqualByComparingTo("4000.00");
        assertThat(desk.balance("2410")).isEqualTo("-1000.00");
    }

    @Test
    void runningAMonthAgainAddsNothing() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20"), account);
        month(account, "2027-01", "104000.00");
        FeeRun run = desk.run("2027-01", m1);
        List<String> journal = desk.journal();

        assertThat(desk.close("2027-01", PERFORMANCE)).isEqualTo("0 computed, 1 unchanged.");

        assertThat(desk.run("2027-01", m1)).isEqualTo(run);
        assertThat(desk.journal()).isEqualTo(journal);
    }

    @Test
    void aPreviewIsComputedInPlaceAndOneApprovedStays() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20"), account);
        read("2027-01", account, "104000.00");
        desk.at("2027-02-01");
        MonthSnapshot first = desk.snapshot("2027-01");
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        FeeRun before = desk.run("2027-01", m1);

        desk.read(account, "2027-01-31T23:58:00Z", "105000.00");
        assertThat(desk.page(before.id()).inputDrift()).isTrue();
        assertThat(desk.snapshot("2027-01").revision()).isEqualTo(first.revision() + 1);
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        FeeRun after = desk.run("2027-01", m1);
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.fee()).isEqualTo(Money.of("1000.00", "USD"));
        assertThat(desk.page(after.id()).inputDrift()).isFalse();

        desk.approve(desk.ask(FeeCalls.APPROVE, new AboutFeeRun(after.id())));
        desk.read(account, "2027-01-31T23:59:00Z", "106000.00");
        desk.snapshot("2027-01");
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        FeeRunPage page = desk.page(after.id());
        assertThat(page.run().fee()).isEqualTo(Money.of("1000.00", "USD"));
        assertThat(page.inputDrift()).isTrue();
        assertThat(page.drift().getFirst()).contains("5000.00 USD").contains("6000.00 USD");
    }

    @Test
    void aRunIsApprovedByAnotherPersonAndOnlyAsItWasShown() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20"), account);
        read("2027-01", account, "104000.00");
        desk.at("2027-02-01");
        desk.snapshot("2027-01");
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        FeeRun run = desk.run("2027-01", m1);
        var about = new AboutFeeRun(run.id());
        assertThat(code(() -> desk.ask(FeeCalls.POST, about))).isEqualTo(Problem.Code.WRONG_STATE);
        desk.operator = desk.token(fidus.auth.Role.OPERATOR, fidus.auth.Role.APPROVER);
        Prepared prepared = desk.ask(FeeCalls.APPROVE, about);
        String other = desk.approver;
        desk.approver = desk.operator;
        assertThat(code(() -> desk.approve(prepared))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.approver = other;

        desk.read(account, "2027-01-31T23:58:00Z", "105000.00");
        desk.snapshot("2027-01");
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        assertThat(code(() -> desk.approve(prepared))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(desk.run("2027-01", m1).feeRunState()).isEqualTo(FeeRunState.PREVIEWED);

        String who = desk.operator;
        desk.operator = desk.token(fidus.auth.Role.OPERATOR);
        Prepared sent = desk.ask(FeeCalls.APPROVE, about);
        assertThat(code(() -> desk.decide(sent, who))).isEqualTo(Problem.Code.SAME_PERSON);
    }

    @Test
    void aPaymentMovesARunAndItsReversalMovesItBack() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20"), account);
        month(account, "2027-01", "104000.00");
        FeeRun run = desk.run("2027-01", m1);
        FeeRuns runs = desk.server.features().feeRuns();
        var payment =
                FeePaid.of(
                        "payment/1", java.time.LocalDate.of(2027, 2, 3), Money.of("800.00", "USD"));
        var wrong = FeePaid.of("payment/1", payment.paidOn(), Money.of("799.00", "USD"));
        assertThat(code(() -> write(unit -> runs.paid(unit, Actor.SYSTEM, run.id(), wrong))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        write(unit -> runs.paid(unit, Actor.SYSTEM, run.id(), payment));
        assertThat(desk.run("2027-01", m1).feeRunState()).isEqualTo(FeeRunState.PAID);
        assertThat(unpaid()).isEqualTo(Money.of("0.00", "USD"));
        write(
                unit ->
                        runs.reversedPayment(
                                unit,
                                Actor.SYSTEM,
                                run.id(),
                                new CameBack("payment/1", null, "The bank sent it back")));
        assertThat(unpaid()).isEqualTo(Money.of("800.00", "USD"));
    }

    @Test
    void aJobThatWasInterruptedGoesOnAndTheJournalIsTheSame() throws Exception {
        List<String> whole = interrupted(Integer.MAX_VALUE, desk);
        try (var other = new FeeDesk("2027-01-02")) {
            assertThat(interrupted(2, other)).isEqualTo(whole).hasSize(10);
        }
    }

    /// Five payees, posted by a job that is stopped after some of them and runs again.
    private static List<String> interrupted(int after, FeeDesk desk) {
        for (int i = 0; i < 5; i++) {
            AccountKey account = desk.account(1001 + i, "10000.00");
            desk.mandate(desk.manager("M" + i), house("0.20"), account);
            read(desk, "2027-01", account, (10_100 + i) + ".00");
        }
        desk.at("2027-02-01");
        desk.snapshot("2027-01");
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        desk.runs("2027-01")
                .forEach(
                        run -> desk.approve(desk.ask(FeeCalls.APPROVE, new AboutFeeRun(run.id()))));
        FeeWork work = desk.server.features().feeRuns().work();
        Job job = desk.start("2027-02", PERFORMANCE, FeeStep.POST);
        var wanted =
                new FeeWork.Wanted(
                        new StartFeeRuns("2027-01", PERFORMANCE, FeeStep.POST, null),
                        job.startedBy(),
                        "Test operator");
        try {
            work.run(job, wanted, new Stopping(after));
        } catch (Progress.Cancelled stopped) {
            assertThat(desk.journal()).hasSize(4);
            work.run(job, wanted, new Stopping(Integer.MAX_VALUE));
        }
        return desk.journal();
    }

    private static final class Stopping implements Progress {
        private final int after;
        private int steps;

        Stopping(int after) {
            this.after = after;
        }

        @Override
        public void step(long done, long total) {
            steps++;
        }

        @Override
        public void stopIfAsked() {
            if (steps >= after) {
                throw new Cancelled(true);
            }
        }
    }

    private <T> T write(Function<Unit, T> work) {
        return desk.server.features().mongo().write(work);
    }

    private static ReverseFeeRun reverse(FeeRun run) {
        return new ReverseFeeRun(run.id(), "A reading was wrong that day");
    }
}
