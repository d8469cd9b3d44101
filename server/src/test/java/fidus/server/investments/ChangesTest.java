package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.funds.AskInvitation;
import fidus.funds.AskWaiver;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ChangeContract;
import fidus.investments.schedule.PayoutRow;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Changes of running contracts, and what the books hold of them.
class ChangesTest extends BookDesk {
    @Test
    void whatFellDueBeforeAnAmendmentIsInTheBooks() {
        Investment balance = started(FundCode.BALANCE, "100000");
        at("2026-02-28");
        server.rollDay();
        Prepared before = amended(balance);
        server.clock().set(server.clock().instant().plusSeconds(16 * 3_600));
        approver = token(Role.APPROVER);
        operator = token(Role.OPERATOR);
        assertThat(code(() -> approve(before))).isEqualTo(Problem.Code.STALE_VERSION);

        approve(amended(balance));

        server.rollDay();
        assertThat(balances("2210")).isEqualTo("-7500.00 USD");
        assertThat(balances("2200")).isEqualTo("0.00 USD");
        assertThat(page(balance).book().schedule().interestRows())
                .extracting(PayoutRow::payoutAmount)
                .containsExactly(usd("7500"), usd("6000"), usd("6000"), usd("6000"));
    }

    @Test
    void aCancelledContractGivesBackItsWaiverAndItsInvitation() {
        var waive =
                new AskWaiver(ada.id(), FundCode.CORE, usd("8000"), "A client of the first hour");
        approve(ask(FundCalls.WAIVE, waive, operator));
        var until = LocalDate.of(2025, 12, 31);
        var invite = new AskInvitation(ada.id(), FundCode.DYNAMIC, until, "By the committee");
        approve(ask(FundCalls.INVITE, invite, operator));
        cancel(entered(FundCode.CORE, "8000"));
        cancel(entered(FundCode.DYNAMIC, "250000"));

        assertThat(entered(FundCode.CORE, "8000").fundCode()).isEqualTo(FundCode.CORE);
        assertThat(entered(FundCode.DYNAMIC, "250000").fundCode()).isEqualTo(FundCode.DYNAMIC);
        assertThat(code(() -> entered(FundCode.CORE, "8000")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(code(() -> entered(FundCode.DYNAMIC, "250000")))
                .isEqualTo(Problem.Code.FUND_CLOSED);
    }

    private void cancel(Investment contract) {
        var change = new ChangeContract(contract.id(), "The client went elsewhere");
        assertThat(ask(BookCalls.CANCEL, change, operator).investmentState())
                .isEqualTo(InvestmentState.CANCELLED);
    }

    private Prepared amended(Investment balance) {
        FundTerms less =
                terms(FundCode.BALANCE).change().monthlyRate(new BigDecimal("0.020")).terms();
        return ask(
                BookCalls.AMEND,
                new AmendContract(
                        balance.id(), less, "Amendment 1", "Agreed with the client in March"),
                operator);
    }
}
