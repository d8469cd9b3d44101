package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.cashflow.CoverageBasis;
import fidus.close.StepKind;
import fidus.contract.Nothing;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;
import fidus.investments.FindInvestments;
import fidus.investments.InvestmentCalls;
import fidus.investments.book.BookCalls;
import fidus.investments.book.RedeemEarly;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// Pools of a month that is over, of a contract that changed since.
class ChangedPoolsTest {
    /// Three months of the pool were due on 1 March, one more had accrued by the 31st.
    @Test
    void anEarlyEndAfterTheMonthLeavesItsPoolsAsTheyWere() {
        try (var desk = new CloseDesk("2026-09-30")) {
            endsEarly(desk);
            desk.at("2026-10-01");
            OtherRunsTest.sold(desk);
            desk.at("2027-04-02");
            desk.server.rollDay();
            desk.freeze();
            Money owed = owed(desk);

            Prepared end =
                    desk.ask(
                            BookCalls.REDEEM_EARLY,
                            new RedeemEarly(
                                    desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 1))
                                            .rows()
                                            .getFirst()
                                            .id(),
                                    LocalDate.parse("2027-03-01"),
                                    "Letter 7",
                                    "Needs the money"));
            desk.approve(end);
            desk.server.call(
                    ApprovalCalls.DECIDE,
                    new Decide(end.id(), Decide.Decision.APPROVE, end.digest(), ""),
                    desk.admin());
            desk.run(StepKind.ACCRUALS);

            assertThat(inMarch(desk, "5300")).isEqualTo(CloseDesk.usd("2000.00"));
            assertThat(inMarch(desk, "5010")).isEqualTo(CloseDesk.usd("8000.00"));
            assertThat(desk.run(StepKind.ACCRUALS)).startsWith("0 contracts were");
            assertThat(owed(desk)).isEqualTo(owed).isEqualTo(CloseDesk.usd("130000.00"));
        }
    }

    private static void endsEarly(CloseDesk desk) {
        FundTerms terms =
                desk.ask(FundCalls.LIST, new Nothing()).funds().stream()
                        .filter(history -> history.fundCode() == FundCode.BALANCE)
                        .findFirst()
                        .orElseThrow()
                        .versions()
                        .getFirst()
                        .change()
                        .earlyRedemption(new BigDecimal("0.05"), 30)
                        .version(2, LocalDate.parse("2026-10-01"))
                        .terms();
        desk.approve(
                desk.ask(
                        FundCalls.NEW_TERMS,
                        new NewTerms(terms, "Early redemption is allowed from now on")));
    }

    private static Money inMarch(CloseDesk desk, String account) {
        return desk.server
                .features()
                .mongo()
                .write(
                        unit ->
                                desk.server
                                        .features()
                                        .ledger()
                                        .balances(
                                                unit,
                                                List.of(account),
                                                List.of(),
                                                YearMonth.of(2027, 3)))
                .getFirst()
                .balance();
    }

    private static Money owed(CloseDesk desk) {
        return desk.month().coverage().getFirst().funds().stream()
                .filter(one -> one.fundCode() == FundCode.BALANCE)
                .findFirst()
                .orElseThrow()
                .result(CoverageBasis.FULL_TERM)
                .obligations();
    }
}
