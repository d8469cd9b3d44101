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
import fidus.investments.book.CorrectStartDate;
import fidus.investments.schedule.PayoutRow;
import fidus.ledger.FindEntries;
import fidus.ledger.LedgerCalls;
import fidus.server.fsck.Fsck;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

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

    /// The contract was started for 1 June when nobody refused that, which a clock set back says.
    @Test
    void aPrincipalOnADayThatHasNotComeMovesToTheCorrectedStart() {
        at("2026-06-01");
        Investment core = started(FundCode.CORE, "25000");
        at("2026-03-02");
        assertThat(new Fsck(server.mongo()).findings())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.check()).isEqualTo("PRINCIPAL_AHEAD");
                            assertThat(one.subject()).endsWith(", on 2026-06-01");
                        });
        var asks =
                new CorrectStartDate(
                        core.id(), LocalDate.parse("2026-03-01"), "June was typed for March");
        Prepared waits = ask(BookCalls.CORRECT_START, asks, operator);
        assertThat(waits.shown().stream().map(one -> one.label() + ": " + one.value()))
                .contains(
                        "Principal in the books: taken back from a day that has not come, posted as"
                                + " of 2026-03-01");

        approve(waits);

        assertThat(new Fsck(server.mongo()).findings()).isEmpty();
        assertThat(journal())
                .containsSubsequence(
                        "E2 2026-06-01  25000.00 USD",
                        "E22 2026-06-01 reversal 25000.00 USD",
                        "E2 2026-03-01 corrected start 25000.00 USD");
        assertThat(balances("2100")).isEqualTo("-25000.00 USD");
        at("2026-06-15");
        server.rollDay();
        // A month of interest from 1 May, due on 1 June, and 14 of 30 days of the next.
        assertThat(page(core).contractValue().accruedInterest()).isEqualTo(usd("550.00"));
        assertThat(balances("2210")).isEqualTo("-375.00 USD");
        assertThat(code(() -> ask(BookCalls.CORRECT_START, asks, operator)))
                .isEqualTo(Problem.Code.SCHEDULE_STARTED);
    }

    private List<String> journal() {
        return ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200), operator)
                .rows()
                .reversed()
                .stream()
                .map(
                        one ->
                                one.eventCode()
                                        + " "
                                        + one.valueOn()
                                        + " "
                                        + one.leg()
                                        + " "
                                        + one.postings().getFirst().money())
                .toList();
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
