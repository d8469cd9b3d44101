package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.funds.AskInvitation;
import fidus.funds.AskWaiver;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;
import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentState;
import fidus.investments.MappingLine;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.redemptions.RedemptionCalls;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What becomes of a contract that is held up, never starts, or is changed on its way.
final class ChangedContractsTest extends MoneyOfAContract {
    @Test
    void aSuspendedContractPaysNothingUntilItIsResumed() {
        paidByBank();
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        String admin = token(Role.ADMIN);
        var change =
                new fidus.investments.book.ChangeContract(core.id(), "A question is open with it");
        ask(BookCalls.SUSPEND, change, admin);
        assertThat(refusal(core, PayoutRef.interest(1))).isEqualTo(Problem.Code.WRONG_STATE);
        Investment resumed = ask(BookCalls.RESUME, change, admin);
        assertThat(resumed.investmentState()).isEqualTo(InvestmentState.ACTIVE);
        ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator);
    }

    @Test
    void aContractThatNeverStartedCanBeCancelled() {
        Investment core = entered(FundCode.CORE, "18151.41");
        var change =
                new fidus.investments.book.ChangeContract(core.id(), "The client went elsewhere");
        Investment cancelled = ask(BookCalls.CANCEL, change, operator);
        assertThat(cancelled.investmentState()).isEqualTo(InvestmentState.CANCELLED);
        assertThat(cancelled.mappings()).noneMatch(mapping -> mapping.active());
        assertThat(code(() -> ask(BookCalls.CANCEL, change, operator)))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aContractStartsOnceAndOnlyWithItsOwnConfirmedMoney() {
        Investment core = entered(FundCode.CORE, "18151.41");
        Deposit deposit = deposit("18151.41", "WIRE-77");
        assertThat(code(() -> start(core, "2025-10-01", "18151.41", deposit)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        confirm(deposit);
        assertThat(code(() -> start(core, "2025-10-01", "18151.40", deposit)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> start(core, "2025-10-05", "18151.41", deposit)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        var tomorrow =
                new StartContract(
                        core.id(),
                        today().plusDays(1),
                        List.of(new DepositPart(deposit.id(), usd("18151.41"))),
                        "As the contract says on page 2");
        assertThat(problem(() -> ask(BookCalls.START, tomorrow, operator)).fields())
                .extracting(Problem.Field::field)
                .containsExactly("startDate");
        approve(start(core, "2025-10-01", "18151.41", deposit));
        assertThat(code(() -> start(core, "2025-10-01", "18151.41", deposit)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(deposits().getFirst().unassigned()).isEqualTo(usd("0"));
        assertThat(
                        code(
                                () ->
                                        ask(
                                                DepositCalls.REVERSE,
                                                new EndDeposit(
                                                        deposit.id(), "The bank called it back"),
                                                operator)))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aReferenceServesOneDepositAndAReversedDepositLeavesTheBooks() {
        Deposit deposit = deposit("500.00", "WIRE-1");
        confirm(deposit);
        assertThat(code(() -> deposit("500.00", "WIRE-1"))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(balances("1010")).isEqualTo("500.00 USD");
        approve(
                ask(
                        DepositCalls.REVERSE,
                        new EndDeposit(deposit.id(), "The bank called it back"),
                        operator));
        assertThat(deposits().getFirst().depositState()).isEqualTo(DepositState.REVERSED);
        assertThat(balances("1010")).isEqualTo("0.00 USD");
        assertThat(balances("2010")).isEqualTo("0.00 USD");
    }

    @Test
    void newTermsLeaveAContractAndAnAmendmentOnlyWhatIsNotDue() {
        Investment balance = started(FundCode.BALANCE, "100000.00");
        FundTerms now = terms(FundCode.BALANCE);
        FundTerms next =
                now.change()
                        .version(1, LocalDate.of(2026, 3, 1))
                        .monthlyRate(new BigDecimal("0.020"))
                        .terms();
        approve(
                ask(
                        FundCalls.NEW_TERMS,
                        new NewTerms(next, "Decided by the committee"),
                        token(Role.ADMIN)));
        assertThat(page(balance).book().schedule().interest()).isEqualTo(usd("30000.00"));
        at("2026-03-02");
        Investment later = started(FundCode.BALANCE, "100000.00");
        assertThat(page(later).book().schedule().interest()).isEqualTo(usd("24000.00"));
        signedOnAnotherDay();

        approve(
                ask(
                        BookCalls.AMEND,
                        new AmendContract(
                                balance.id(),
                                next,
                                "Amendment 1 of March",
                                "Agreed with the client in March"),
                        operator));
        assertThat(page(balance).book().schedule().interestRows())
                .extracting(PayoutRow::payoutAmount)
                .containsExactly(usd("7500.00"), usd("6000.00"), usd("6000.00"), usd("6000.00"));
    }

    @Test
    void aWaiverAndAnInvitationServeOneContractEach() {
        waived("8000");
        at("2025-10-02");
        waived("5000");
        entered(FundCode.CORE, "6000.00");
        waived("5000");
        at("2025-10-03");
        waived("8000");
        entered(FundCode.CORE, "8000.00");
        entered(FundCode.CORE, "8000.00");
        entered(FundCode.CORE, "5000.00");
        assertThat(code(() -> entered(FundCode.CORE, "8000.00")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(code(() -> entered(FundCode.DYNAMIC, "250000.00")))
                .isEqualTo(Problem.Code.FUND_CLOSED);
        approve(
                ask(
                        FundCalls.INVITE,
                        new AskInvitation(
                                ada.id(),
                                FundCode.DYNAMIC,
                                LocalDate.of(2025, 12, 31),
                                "Invited by the committee"),
                        operator));
        entered(FundCode.DYNAMIC, "250000.00");
        assertThat(code(() -> entered(FundCode.DYNAMIC, "250000.00")))
                .isEqualTo(Problem.Code.FUND_CLOSED);
    }

    private void signedOnAnotherDay() {
        EnterContract ahead = signed(today().plusDays(1));
        assertThat(problem(() -> ask(InvestmentCalls.ENTER, ahead, operator)).fields())
                .extracting(Problem.Field::field)
                .containsExactly("signedOn");
        EnterContract before = signed(LocalDate.of(2026, 2, 28));
        assertThat(ask(InvestmentCalls.ENTER, before, operator).shown())
                .contains(
                        new Shown(
                                "Terms",
                                "Version 1 of that day; since 2026-03-01 version 2 is in force"));
    }

    private EnterContract signed(LocalDate day) {
        return new EnterContract(
                ada.id(),
                FundCode.BALANCE,
                usd("100000.00"),
                day,
                today(),
                List.of(new MappingLine(null, usd("100000.00"), "Kept at the bank")),
                "Signed on paper, page 1 of 4");
    }

    private void waived(String accepted) {
        var waive =
                new AskWaiver(ada.id(), FundCode.CORE, usd(accepted), "A client of the first hour");
        approve(ask(FundCalls.WAIVE, waive, operator));
    }
}
