package fidus.server.fees;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.MarkLevel;
import fidus.fees.Settlement;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.Blocker;
import fidus.fees.runs.BlockerKind;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeMonth;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.PayableFee;
import fidus.fees.runs.ReverseFeeRun;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.server.audit.Actor;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Fee runs through the real server, with the golden figures G23 to G26.
class FeeRunsTest {
    private static final FeeType PERFORMANCE = FeeType.MANAGER_PERFORMANCE;
    private static final FeeType MANAGEMENT = FeeType.MANAGER_MANAGEMENT;

    private final FeeDesk desk = new FeeDesk("2027-01-02");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMarkRisesOnlyWithAFeeAndLossesAreCarriedForward() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20"), account);

        month(account, "2027-01", "104000.00");
        month(account, "2027-02", "103000.00");
        month(account, "2027-03", "105000.50");

        assertThat(desk.fee("2027-01", m1)).isEqualTo("800.00");
        assertThat(desk.fee("2027-02", m1)).isEqualTo("0.00");
        assertThat(desk.fee("2027-03", m1)).isEqualTo("200.10");
        FeeRun last = desk.run("2027-03", m1);
        assertThat(last.parts().getFirst().marksAfter().getFirst().mark().level())
                .isEqualByComparingTo("5000.50");
        assertThat(last.feeRunState()).isEqualTo(FeeRunState.POSTED);
        assertThat(desk.balance("5200")).isEqualTo("1000.10");
        assertThat(desk.balance("2400")).isEqualTo("0.00");
        assertThat(desk.balance("2410")).isEqualTo("-1000.10");
        assertThat(unpaid()).isEqualTo(Money.of("1000.10", "USD"));
        assertThat(last.impact().percent()).contains(new BigDecimal("20.00"));
    }

    @Test
    void aSoftHurdleChargesTheWholeGainAndAHardOneOnlyTheExcess() {
        AccountKey one = desk.account(1001, "100000.00");
        AccountKey two = desk.account(1002, "100000.00");
        AccountKey three = desk.account(1003, "100000.00");
        AccountKey four = desk.account(1004, "100000.00");
        ManagerId soft = desk.manager("Soft");
        ManagerId hard = desk.manager("Hard");
        ManagerId softLow = desk.manager("Soft low");
        ManagerId hardLow = desk.manager("Hard low");
        desk.mandate(soft, hurdle(HurdleKind.SOFT), one);
        desk.mandate(hard, hurdle(HurdleKind.HARD), two);
        desk.mandate(softLow, hurdle(HurdleKind.SOFT), three);
        desk.mandate(hardLow, hurdle(HurdleKind.HARD), four);
        read("2027-01", one, "102000.00");
        read("2027-01", two, "102000.00");
        read("2027-01", three, "100500.00");
        read("2027-01", four, "100500.00");
        desk.at("2027-02-01");

        desk.close("2027-01", PERFORMANCE);

        assertThat(desk.fee("2027-01", soft)).isEqualTo("400.00");
        assertThat(desk.fee("2027-01", hard)).isEqualTo("298.08");
        assertThat(desk.fee("2027-01", softLow)).isEqualTo("0.00");
        assertThat(desk.fee("2027-01", hardLow)).isEqualTo("0.00");
        String hurdle =
                desk.run("2027-01", hard)
                        .parts()
                        .getFirst()
                        .lines()
                        .getFirst()
                        .derivation()
                        .find("hurdle")
                        .orElseThrow()
                        .value()
                        .toString();
        assertThat(hurdle).startsWith("509.5890");
    }

    @Test
    void nettingOffsetsALosingAccountAndAMarkPerAccountDoesNot() {
        AccountKey x = desk.account(1001, "10000.00");
        AccountKey y = desk.account(1002, "10000.00");
        AccountKey x2 = desk.account(1003, "10000.00");
        AccountKey y2 = desk.account(1004, "10000.00");
        ManagerId netted = desk.manager("Netted");
        ManagerId apart = desk.manager("Apart");
        desk.mandate(netted, house("0.20"), x, y);
        desk.mandate(apart, house("0.20").with(MarkLevel.ACCOUNT), x2, y2);
        read("2027-01", x, "11000.00");
        read("2027-01", x2, "11000.00");
        read("2027-01", y, "9600.00");
        read("2027-01", y2, "9600.00");
        desk.at("2027-02-01");

        desk.close("2027-01", PERFORMANCE);

        assertThat(desk.fee("2027-01", netted)).isEqualTo("120.00");
        assertThat(desk.fee("2027-01", apart)).isEqualTo("200.00");
        assertThat(desk.run("2027-01", apart).parts().getFirst().lines()).hasSize(2);
    }

    @Test
    void aManagementFeeFollowsItsDayCountAlsoInALeapYear() {
        var managers = new java.util.LinkedHashMap<DayCount, ManagerId>();
        var accounts = new ArrayList<AccountKey>();
        for (DayCount days : List.of(DayCount.ACT_365F, DayCount.THIRTY_360, DayCount.ACT_ACT)) {
            AccountKey account = desk.account(1001 + accounts.size(), "100000.00");
            accounts.add(account);
            managers.put(days, desk.manager(days.name()));
            desk.mandate(
                    managers.get(days),
                    house("0.20")
                            .with(
                                    ManagementFeeTerms.of(
                                            new BigDecimal("0.02"),
                                            ManagementFeeBase.AVERAGE_DAILY_ALLOCATION,
                                            days)),
                    account);
        }
        accounts.forEach(account -> read("2027-01", account, "99000.00"));
        desk.at("2027-02-01");
        desk.close("2027-01", MANAGEMENT);
        desk.at("2028-01-15");
        accounts.forEach(account -> read("2028-01", account, "99000.00"));
        desk.at("2028-02-01");
        desk.close("2028-01", MANAGEMENT);

        assertThat(managers.values().stream().map(id -> desk.fee("2027-01", id)))
                .containsExactly("169.86", "166.67", "169.86");
        assertThat(managers.values().stream().map(id -> desk.fee("2028-01", id)))
                .containsExactly("169.86", "166.67", "169.40");
        assertThat(desk.balance("5210")).isEqualTo("1012.32");
    }

    @Test
    void aQuarterlyFeeIsAccruedEachMonthAndMayFallUntilItIsDue() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        FeeAgreement monthly = house("0.20");
        desk.mandate(
                m1, monthly.with(monthly.performance().with(Crystallisation.QUARTERLY)), account);

        month(account, "2027-01", "104000.00");
        assertThat(desk.balance("2400")).isEqualTo("-800.00");
        assertThat(desk.balance("5200")).isEqualTo("800.00");
        month(account, "2027-02", "103000.00");
        assertThat(desk.balance("2400")).isEqualTo("-600.00");
        assertThat(desk.balance("2410")).isEqualTo("0.00");
        assertThat(accrued()).isEqualTo(Money.of("600.00", "USD"));
        month(account, "2027-03", "105000.50");
        assertThat(desk.balance("2400")).isEqualTo("0.00");
        assertThat(desk.balance("2410")).isEqualTo("-1000.10");
        assertThat(desk.balance("5200")).isEqualTo("1000.10");
        assertThat(unpaid()).isEqualTo(Money.of("1000.10", "USD"));
        assertThat(accrued()).isEqualTo(Money.of("0.00", "USD"));
    }

    @Test
    void whatTheBrokerTakesIsReportedAndNeverCharged() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20").with(Settlement.BROKER), account);
        month(account, "2027-01", "104000.00");
        FeeRun run = desk.run("2027-01", m1);
        assertThat(run.fee()).isEqualTo(Money.of("0.00", "USD"));
        assertThat(run.takenByBroker()).isEqualTo(Money.of("800.00", "USD"));
        assertThat(desk.journal()).isEmpty();
    }

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
    void aReadingThatIsNotOkBlocksAndSaysWhich() {
        AccountKey fresh = desk.account(1001, "100000.00");
        AccountKey stale = desk.account(1002, "100000.00");
        AccountKey silent = desk.account(1003, "100000.00");
        AccountKey weekend = desk.account(1004, "100000.00", false);
        for (AccountKey account : List.of(fresh, stale, silent, weekend)) {
            desk.mandate(desk.manager("M" + account.login()), house("0.20"), account);
        }
        read("2027-01", fresh, "104000.00");
        desk.read(stale, "2027-01-31T23:40:00Z", "104000.00");
        // 2027-01-31 is a Sunday: the market closed on Friday at 22:00 and opens at 22:00.
        desk.read(weekend, "2027-01-31T22:30:00Z", "104000.00");
        desk.at("2027-02-01");
        FeeMonth month = desk.ask(FeeCalls.MONTH, new AboutMonth("2027-01"));
        assertThat(month.over()).isTrue();
        assertThat(month.accounts())
                .extracting(
                        account -> account.account().login(),
                        account -> account.blockers().stream().map(Blocker::blockerKind).toList())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1001L, List.of()),
                        org.assertj.core.groups.Tuple.tuple(1002L, List.of(BlockerKind.STALE)),
                        org.assertj.core.groups.Tuple.tuple(1003L, List.of(BlockerKind.NO_READING)),
                        org.assertj.core.groups.Tuple.tuple(1004L, List.of(BlockerKind.STALE)));

        String outcome = desk.close("2027-01", PERFORMANCE);

        assertThat(outcome).startsWith("1 computed, 0 unchanged, 3 blocked.");
        assertThat(outcome).contains("M1002: 1002@Broker-Live at the end of 2027-01-31");
        assertThat(desk.runs("2027-01")).hasSize(1);
    }

    @Test
    void onAClosedMarketTheFiguresAreThoseAfterItsClose() {
        AccountKey before = desk.account(1001, "100000.00", false);
        AccountKey after = desk.account(1002, "100000.00", false);
        desk.at("2027-08-01");
        // 2027-07-31 is a Saturday; New York closes on Friday at 21:00 UTC.
        desk.read(before, "2027-07-30T20:55:00Z", "104000.00");
        desk.read(after, "2027-07-30T21:05:00Z", "104000.00");
        assertThat(desk.ask(FeeCalls.MONTH, new AboutMonth("2027-07")).accounts())
                .extracting(
                        account -> account.blockers().stream().map(Blocker::blockerKind).toList())
                .containsExactly(List.of(BlockerKind.BEFORE_MARKET_CLOSE), List.of());
    }

    @Test
    void movementsThatWaitForAPersonBlockUntilTheyAreDecided() {
        AccountKey account = desk.account(1001, "100000.00");
        desk.mandate(desk.manager("M1"), house("0.20"), account);
        desk.cash(account, 7, "2027-01-20T10:00:00", "250.00", "hello");
        read("2027-01", account, "104000.00");
        desk.at("2027-02-01");
        assertThat(desk.close("2027-01", PERFORMANCE)).contains("1 cash movements wait");
        assertThat(desk.runs("2027-01")).isEmpty();
    }

    @Test
    void aMonthThatIsNotOverHasNoSnapshot() {
        desk.account(1001, "100000.00");
        assertThat(code(() -> desk.snapshot("2027-01"))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> desk.snapshot("2027-1"))).isEqualTo(Problem.Code.BAD_VALUE);
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
    void marksAndResultsGoOnInASuccessor() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        Mandate first = desk.mandate(m1, house("0.20"), account);
        month(account, "2027-01", "104000.00");
        LocalDate end = LocalDate.of(2027, 1, 31);
        desk.approve(
                desk.ask(
                        FeeCalls.CHANGE_MANDATE,
                        new ChangeMandate(
                                first.id(),
                                first.accounts(),
                                null,
                                end,
                                "Replaced by a new agreement",
                                first.version())));
        desk.mandate(m1, "2027-02-01", house("0.10"), first.id(), account);
        month(account, "2027-02", "103000.00");
        assertThat(desk.fee("2027-02", m1)).isEqualTo("0.00");
        month(account, "2027-03", "105000.00");
        assertThat(desk.fee("2027-03", m1)).isEqualTo("100.00");
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

    private void month(AccountKey account, String period, String equity) {
        read(period, account, equity);
        desk.at(YearMonth.parse(period).atEndOfMonth().plusDays(1).toString());
        desk.close(period, PERFORMANCE);
    }

    private void read(String period, AccountKey account, String equity) {
        read(desk, period, account, equity);
    }

    /// Five minutes before the end of the month by the server's clock, and taken in then.
    private static void read(FeeDesk desk, String period, AccountKey account, String equity) {
        String at = YearMonth.parse(period).atEndOfMonth() + "T23:55:00Z";
        if (desk.server.clock().instant().isBefore(Instant.parse(at))) {
            desk.at(YearMonth.parse(period).atEndOfMonth().plusDays(1).toString());
        }
        assertThat(desk.read(account, at, equity)).isEqualTo(Outcome.ACCEPTED);
    }

    private Money unpaid() {
        return sum(FeeRuns::posted);
    }

    private Money accrued() {
        return sum(FeeRuns::accrued);
    }

    private Money sum(BiFunction<FeeRuns, Unit, List<PayableFee>> of) {
        return desk
                .server
                .features()
                .mongo()
                .read(unit -> of.apply(desk.server.features().feeRuns(), unit))
                .stream()
                .map(PayableFee::money)
                .reduce(Money.of("0.00", "USD"), Money::plus);
    }

    private <T> T write(Function<Unit, T> work) {
        return desk.server.features().mongo().write(work);
    }

    private static ReverseFeeRun reverse(FeeRun run) {
        return new ReverseFeeRun(run.id(), "A reading was wrong that day");
    }

    private static FeeAgreement house(String rate) {
        return FeeConvention.HOUSE.agreement(new BigDecimal(rate), Currency.USD);
    }

    private static FeeAgreement hurdle(HurdleKind kind) {
        return house("0.20")
                .with(Hurdle.of(kind, HurdleBase.ALLOCATION, HurdleStretch.SINCE_LAST_FEE, "0.06"));
    }
}
