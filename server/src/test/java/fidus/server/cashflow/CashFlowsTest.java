package fidus.server.cashflow;

import static fidus.server.Desk.code;
import static fidus.server.cashflow.CashDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashFlowStanding;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.FindMonth;
import fidus.cashflow.FundCoverage;
import fidus.cashflow.MonthLines;
import fidus.cashflow.PaceLine;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.AboutInvestment;
import fidus.investments.Investment;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.CapitalSource;
import fidus.mt5.pnl.Completeness;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class CashFlowsTest {
    private CashDesk desk;

    @BeforeEach
    void open() {
        desk = new CashDesk("2025-10-01");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theCalendarOfClientAFollowsTheRowsAndBeginsWithRecordedCash() {
        desk.started(FundCode.CORE, "18151.41");
        desk.started(FundCode.BALANCE, "100000.00");
        desk.at("2025-11-03");
        CashFlowCalendar unknown = desk.calendar();
        assertThat(month(unknown, "2026-03").totalDue()).isEqualTo(usd("8549.50"));
        assertThat(month(unknown, "2026-12").totalDue()).isEqualTo(usd("126700.92"));
        assertThat(month(unknown, "2026-03").balanceAfter()).isNull();
        assertThat(unknown.opening().missing())
                .containsExactly("no balance of a bank or wallet in USD is recorded");

        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "138151.41"));

        CashFlowCalendar known = desk.calendar();
        assertThat(known.opening().cash()).contains(usd("20000.00"));
        assertThat(month(known, "2026-03").balanceAfter()).isEqualTo(usd("10851.50"));
        assertThat(known.firstShortfall().orElseThrow().month()).isEqualTo("2026-09");
    }

    @Test
    void whatIsOverdueStandsInTheFirstMonthAndAMonthOpensToItsLines() {
        desk.started(FundCode.CORE, "18151.41");
        desk.at("2026-03-10");

        CashFlowMonth march = desk.calendar().months().getFirst();

        // Three rows of 272.27 and of 27.23, none of them paid; the day roll never ran.
        assertThat(march.totalDue()).isEqualTo(usd("898.50"));
        assertThat(march.amounts()).allMatch(part -> part.standing() == CashFlowStanding.OVERDUE);
        MonthLines lines =
                desk.ask(CashflowCalls.MONTH, new FindMonth("2026-03", Currency.USD, null, null));
        assertThat(lines.lines()).hasSize(6);
        assertThat(sum(lines.lines())).isEqualTo(march.totalDue());
        desk.server.rollDay();
        assertThat(desk.calendar().months()).isEqualTo(desk.calendar().months());
        assertThat(desk.calendar().months().getFirst()).isEqualTo(march);
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                CashflowCalls.MONTH,
                                                new FindMonth("March", Currency.USD, null, null))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void anAmendmentShowsTheSameInCalendarAndCoverage() {
        Investment balance = desk.started(FundCode.BALANCE, "100000.00");
        Money before = owed(FundCode.BALANCE);
        Money due = desk.calendar().totalDue().plus(desk.calendar().dueLater());
        var terms =
                desk.ask(BookCalls.PAGE, new AboutInvestment(balance.id()))
                        .book()
                        .schedule()
                        .terms();
        desk.approve(
                desk.ask(
                        BookCalls.AMEND,
                        new AmendContract(
                                balance.id(),
                                terms.change().monthlyRate(new BigDecimal("0.020")).terms(),
                                "Amendment 1",
                                "Agreed with the client")));

        // 0.005 × 100,000.00 × 12 months and a tenth of it for the agent.
        assertThat(before.minus(owed(FundCode.BALANCE))).isEqualTo(usd("6600.00"));
        assertThat(due.minus(desk.calendar().totalDue()).minus(desk.calendar().dueLater()))
                .isEqualTo(usd("6600.00"));
    }

    @Test
    void everyFundIsInTheObligationsAndCashCoversItsOwnFundAlone() {
        desk.started(FundCode.CORE, "10000.00");
        desk.started(FundCode.DYNAMIC, "250000.00");
        desk.approve(
                desk.record(
                        CashPlace.BANK, "House bank", CashOwner.CLIENT, FundCode.CORE, "50000.00"));
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.HOUSE, "1000.00"));

        Coverage coverage = desk.coverage();
        FundCoverage core = desk.coverage(FundCode.CORE);
        FundCoverage dynamic = desk.coverage(FundCode.DYNAMIC);
        assertThat(core.fullTerm().total()).isEqualTo(usd("11980.00"));
        // 250,000.00 × 0.035 × 12 months and a tenth of it for the agent.
        assertThat(dynamic.fullTerm().total()).isEqualTo(usd("365500.00"));
        assertThat(core.result(CoverageBasis.FULL_TERM).surplus()).contains(usd("38020.00"));
        assertThat(coverage.totalShortfall(CoverageBasis.FULL_TERM)).contains(usd("365500.00"));
        assertThat(coverage.pooled(CoverageBasis.FULL_TERM, false).surplus())
                .contains(usd("-327480.00"));
        assertThat(coverage.pooled(CoverageBasis.FULL_TERM, true).surplus())
                .contains(usd("-326480.00"));
        assertThat(core.accrued().total()).isEqualTo(usd("10000.00"));
        assertThat(desk.coverage(FundCode.UNLIMITED).result(CoverageBasis.ACCRUED).coverageRatio())
                .isEmpty();
    }

    @Test
    void anAccountWithoutReadingMakesEverythingIncompleteAndNeverZero() {
        desk.account(1001, FundCode.CORE, CapitalSource.CLIENT, "10000.00");
        desk.started(FundCode.CORE, "10000.00");
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.HOUSE, "1000.00"));

        FundCoverage core = desk.coverage(FundCode.CORE);
        assertThat(core.assets().total().sum()).isNull();
        assertThat(core.assets().total().basis().completeness()).isEqualTo(Completeness.INCOMPLETE);
        assertThat(core.result(CoverageBasis.FULL_TERM).surplus()).isEmpty();
        assertThat(desk.coverage().totalShortfall(CoverageBasis.FULL_TERM)).isEmpty();
        assertThat(desk.calendar().opening().cash()).isEmpty();
        assertThat(desk.calendar().opening().missing())
                .containsExactly("account 1001@Alpha-Live has no reading");
    }

    @Test
    void principalKeptAsCashEarnsNothingAndThatIsKnown() {
        desk.started(FundCode.CORE, "10000.00");
        PaceLine all = desk.ask(CashflowCalls.PACE, new Nothing()).lines().getFirst();
        assertThat(all.pace()).isNotNull();
        assertThat(all.pace().revenue()).isEqualTo(usd("0.00"));
        assertThat(all.pace().remainingToGenerate()).isEqualTo(usd("1800.00"));
    }

    @Test
    void aBalanceNeedsAnotherPersonAndNeverGoesBack() {
        Prepared prepared = desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "500.00");
        assertThat(desk.ask(CashflowCalls.CASH, new Nothing()).lines()).isEmpty();
        desk.approve(prepared);
        desk.at("2025-10-05");
        assertThat(code(() -> desk.record(CashPlace.BANK, "HOUSE BANK", CashOwner.CLIENT, "1.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "700.00"));
        var lines = desk.ask(CashflowCalls.CASH, new Nothing()).lines();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().recorded().cashBalance()).isEqualTo(usd("700.00"));
        desk.at("2025-10-02");
        assertThat(code(() -> desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "1.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void capitalOfTheHouseIsTheHousesCashWhereClientsHaveSomeToo() {
        desk.started(FundCode.CORE, "10000.00");
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "1000.00"));
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.HOUSE, "50.00"));
        Coverage before = desk.coverage();
        desk.at("2025-10-03");
        var capital =
                new NewEntry(
                        "E3",
                        "manual/1",
                        "",
                        LocalDate.of(2025, 10, 3),
                        List.of(
                                Postings.debit(
                                        "1010", usd("500.00"), Map.of("bankAccount", "House bank")),
                                Postings.credit("3010", usd("500.00"), Map.of())),
                        "Capital");
        Ledger ledger = desk.server.features().ledger();
        var _ = written(unit -> ledger.post(unit, Actor.SYSTEM, null, capital));

        Coverage after = desk.coverage();
        assertThat(after.pooled(CoverageBasis.ACCRUED, false).surplus())
                .isEqualTo(before.pooled(CoverageBasis.ACCRUED, false).surplus());
        assertThat(after.pooled(CoverageBasis.ACCRUED, true).surplus().orElseThrow())
                .isEqualTo(
                        before.pooled(CoverageBasis.ACCRUED, true)
                                .surplus()
                                .orElseThrow()
                                .plus(usd("500.00")));
    }

    private <T> T written(Function<Unit, T> work) {
        return desk.server.features().mongo().write(work);
    }

    @Test
    void aWalletThatHoldsWhatItsAccountsAreAllocatedIsWarnedOf() {
        assertThat(
                        code(
                                () ->
                                        desk.record(
                                                CashPlace.BROKER_WALLET,
                                                "Alpha",
                                                CashOwner.CLIENT,
                                                "9950.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        desk.account(1001, FundCode.CORE, CapitalSource.CLIENT, "10000.00");
        Prepared prepared =
                desk.record(CashPlace.BROKER_WALLET, "Alpha", CashOwner.CLIENT, "9950.00");
        assertThat(warning(prepared)).contains("may be entered twice");
        desk.approve(prepared);
        assertThat(desk.ask(CashflowCalls.CASH, new Nothing()).lines().getFirst().warning())
                .contains("may be entered twice");
    }

    @Test
    void complianceSeesNoneOfIt() {
        String compliance = desk.token(Role.COMPLIANCE);
        assertThat(code(() -> desk.server.call(CashflowCalls.COVERAGE, new Nothing(), compliance)))
                .isEqualTo(Problem.Code.FORBIDDEN);
    }

    private Money owed(FundCode fund) {
        return desk.coverage(fund).fullTerm().total();
    }

    private static String warning(Prepared prepared) {
        return prepared.shown().stream()
                .filter(line -> line.label().equals("Warning"))
                .map(Shown::value)
                .findFirst()
                .orElseThrow();
    }

    private static Money sum(List<CashFlowLine> lines) {
        return lines.stream().map(CashFlowLine::lineAmount).reduce(usd("0"), Money::plus);
    }

    private static CashFlowMonth month(CashFlowCalendar calendar, String month) {
        return calendar.months().stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElseThrow();
    }
}
