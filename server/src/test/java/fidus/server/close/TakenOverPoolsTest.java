package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.FindCashFlow;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.contract.Problem;
import fidus.franchises.AddFranchise;
import fidus.franchises.ApprovePools;
import fidus.franchises.FindPools;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseId;
import fidus.franchises.PoolState;
import fidus.franchises.SellThrough;
import fidus.franchises.SoldPool;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.PoolBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.commissions.FranchisePayout;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// 100,000 of BALANCE that a company sold on 2026-06-01 (G27: quarters of 6,000.00 and pools of
/// 1,500.00 on 2026-11-01 and 2027-02-01), taken over in February 2027 and March closed after it.
class TakenOverPoolsTest {
    private static final LocalDate START = LocalDate.parse("2026-06-01");
    private static final LocalDate UNTIL = LocalDate.parse("2027-02-15");

    @Test
    void poolsPaidBeforeStayPaidAndAMonthAfterPostsWhatAccruedSince() {
        try (var desk = new CloseDesk("2027-02-16")) {
            Investment contract = entered(desk);
            FranchiseId company = sold(desk, contract);
            var odd = new PoolBefore(1, UNTIL, usd("1500.01"), "WIRE P-1");
            assertThat(desk.code(() -> desk.ask(BookCalls.TAKE_OVER, asks(contract, odd))))
                    .isEqualTo(Problem.Code.BAD_VALUE);
            var paid = new PoolBefore(1, LocalDate.parse("2026-11-03"), usd("1500.00"), "WIRE P-1");
            desk.approve(desk.ask(BookCalls.TAKE_OVER, asks(contract, paid)));

            // 14 of 30 days of the month under way: 2,000.00 and 500.00 × 14 ÷ 30.
            assertThat(desk.balance("2210")).isEqualTo("-6000.00");
            assertThat(desk.balance("2200")).isEqualTo("-933.33");
            assertThat(desk.balance("2510")).isEqualTo("-1500.00");
            assertThat(desk.balance("2500")).isEqualTo("-233.33");
            assertThat(desk.balance("3900")).isEqualTo("108666.66");
            assertThat(desk.balance("5300")).isEqualTo("0.00");
            assertThat(pools(desk, company, PoolState.PAID)).hasSize(1);
            assertThat(pools(desk, company, PoolState.DUE)).hasSize(1);
            assertThat(pools(desk, company, PoolState.SCHEDULED)).hasSize(2);
            assertThat(calendarOf(desk)).containsExactly("2027-02-01 1500.00");
            desk.approve(desk.ask(FranchiseCalls.APPROVE, new ApprovePools(company, UNTIL)));
            assertThat(pools(desk, company, PoolState.APPROVED)).hasSize(1);

            desk.at("2027-04-01");
            desk.server.rollDay();
            desk.freeze();
            desk.run(StepKind.ACCRUALS);
            assertThat(desk.run(StepKind.ACCRUALS)).startsWith("0 contracts");
            // Two months of the quarter: 1,000.00, of which 233.33 had accrued before.
            assertThat(desk.balance("5300")).isEqualTo("766.67");
            assertThat(desk.month().tieOuts())
                    .filteredOn(tie -> List.of("L6", "L7", "L8").contains(tie.tieOutRule().name()))
                    .isNotEmpty()
                    .allSatisfy(tie -> assertThat(tie.isSettled()).as(words(tie)).isTrue());
        }
    }

    private static List<String> calendarOf(CloseDesk desk) {
        var calendar =
                desk.ask(
                                CashflowCalls.CALENDAR,
                                new FindCashFlow(null, null, false, true, false, false))
                        .currencies()
                        .getFirst();
        assertThat(calendar.paidWithoutDay()).isEqualTo(usd("0.00"));
        CashFlowLine next = calendar.nextPayment();
        assertThat(next).isNotNull();
        return calendar.months().getFirst().amounts().stream()
                .filter(one -> one.kind() == CashFlowKind.FRANCHISE_POOL)
                .map(one -> next.dueOn() + " " + one.sum().amount().toPlainString())
                .toList();
    }

    private static TakeOver asks(Investment contract, PoolBefore pool) {
        var interest =
                new PaidBefore(
                        PayoutRef.interest(1),
                        LocalDate.parse("2026-11-02"),
                        usd("6000.00"),
                        "WIRE I-1");
        return new TakeOver(
                contract.id(),
                START,
                UNTIL,
                List.of(interest),
                "Contract and wires on file, page 1",
                null,
                List.of(pool));
    }

    private static FranchiseId sold(CloseDesk desk, Investment contract) {
        FranchiseId company =
                desk.ask(FranchiseCalls.ADD, new AddFranchise("White Label Ltd")).id();
        desk.approve(
                desk.ask(
                        FranchiseCalls.SELL,
                        new SellThrough(
                                company,
                                contract.id(),
                                desk.berta.id(),
                                new BigDecimal("0.50"),
                                FranchisePayout.WITH_PAYOUT)));
        return company;
    }

    private static List<SoldPool> pools(CloseDesk desk, FranchiseId company, PoolState state) {
        return desk.ask(FranchiseCalls.POOLS, new FindPools(company, state)).lines();
    }

    private static Investment entered(CloseDesk desk) {
        Money sum = usd("100000.00");
        desk.approve(
                desk.ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                desk.ada.id(),
                                FundCode.BALANCE,
                                sum,
                                START,
                                START,
                                List.of(new MappingLine(null, sum, "Kept at the bank")),
                                "Signed on paper, page 1 of 4")));
        return desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
    }

    private static String words(TieOut tie) {
        return tie.tieOutRule() + " " + tie.key() + " " + tie.left() + " " + tie.right();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
