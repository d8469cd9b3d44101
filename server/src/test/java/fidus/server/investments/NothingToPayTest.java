package fidus.server.investments;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.book.RedeemEarly;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutState;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A payout of 0.00 is settled by itself and stands in no contract's way.
class NothingToPayTest extends BookDesk {
    @Test
    void aContractOfWhichThePenaltyTakesAllIsClosedAtOnce() {
        agreed(
                terms(FundCode.CORE)
                        .change()
                        .earlyRedemption(BigDecimal.ONE, 0)
                        .monthlyRate(BigDecimal.ZERO)
                        .version(2, LocalDate.parse("2025-10-02"))
                        .terms());
        at("2025-10-03");
        Investment core = started(FundCode.CORE, "20000");
        at("2025-12-15");
        Prepared asked =
                ask(
                        BookCalls.REDEEM_EARLY,
                        new RedeemEarly(core.id(), today(), "Letter 7", "Needs the contract ended"),
                        operator);
        ask(
                ApprovalCalls.DECIDE,
                new Decide(asked.id(), Decide.Decision.APPROVE, asked.digest(), ""),
                token(Role.ADMIN));
        approve(asked);

        assertThat(page(core).book().schedule().row(new PayoutRef(PayoutKind.PRINCIPAL, 2)))
                .satisfies(row -> assertThat(row.payoutState()).isEqualTo(PayoutState.PAID));
        assertThat(page(core).investment().investmentState()).isEqualTo(InvestmentState.CLOSED);
        assertThat(balances("4400")).isEqualTo("-20000.00 USD");
        assertThat(balances("2210")).isEqualTo("0.00 USD");
    }

    @Test
    void interestOfNothingIsSettledOnItsDay() {
        Investment core = started(FundCode.CORE, "20000");
        var none =
                page(core).book().schedule().terms().change().monthlyRate(BigDecimal.ZERO).terms();
        approve(
                ask(
                        BookCalls.AMEND,
                        new AmendContract(core.id(), none, "Amendment 1", "Agreed with the client"),
                        operator));
        at("2026-01-01");
        server.rollDay();

        assertThat(page(core).book().schedule().row(PayoutRef.interest(1)).payoutState())
                .isEqualTo(PayoutState.PAID);
        assertThat(page(core).redeemable().rows()).isEmpty();
        assertThat(balances("2210")).isEqualTo("0.00 USD");
    }
}
