package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.agents.AssignAgent;
import fidus.agents.CommissionLine;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
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
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.RedemptionState;
import fidus.redemptions.EndRedemption;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionRequest;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// From a client's deposit to an approved redemption, through the real server, with the golden
/// figures of contract A: CORE 18,151.41 and BALANCE 100,000.00 from 2025-10-01.
class LifeOfAContractTest extends PayDesk {
    @Test
    void aDepositBecomesPrincipalAndItsRowsAreAvailableOnTheirDays() {
        Investment core = started(FundCode.CORE, "18151.41");
        Investment balance = started(FundCode.BALANCE, "100000.00");
        assertThat(balances("2010")).isEqualTo("0.00 USD");
        assertThat(balances("2100")).isEqualTo("-118151.41 USD");
        assertThat(page(core).investment().investmentState()).isEqualTo(InvestmentState.INCUBATING);
        assertThat(page(core).book().schedule().interest()).isEqualTo(usd("3267.25"));

        at("2026-03-01");
        server.rollDay();

        assertThat(page(core).investment().investmentState()).isEqualTo(InvestmentState.ACTIVE);
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("816.81"));
        assertThat(page(balance).redeemable().redeemableNow()).isEqualTo(usd("7500.00"));
        // Three CORE rows of 272.27 and one BALANCE row of 7,500.00 are due and nothing is left
        // accrued beyond them, because this is a due date of both.
        assertThat(balances("2210")).isEqualTo("-8316.81 USD");
        assertThat(balances("2200")).isEqualTo("0.00 USD");
        assertThat(balances("5010")).isEqualTo("8316.81 USD");
    }

    @Test
    void theDayRollTwiceAddsNothing() {
        started(FundCode.CORE, "18151.41");
        at("2026-01-15");
        server.rollDay();
        int entries = entries();
        server.rollDay();
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void aRedemptionTakesItsRowsAndIsApprovedByAnotherPerson() {
        paidByBank();
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-02-01");
        Prepared prepared =
                ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator);
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("272.27"));
        assertThat(
                        code(
                                () ->
                                        ask(
                                                RedemptionCalls.REQUEST,
                                                redeem(core, PayoutRef.interest(1)),
                                                operator)))
                .isEqualTo(Problem.Code.ROW_IN_USE);

        approve(prepared);

        RedemptionRequest request = redemptions().getFirst();
        assertThat(request.redemptionState()).isEqualTo(RedemptionState.APPROVED);
        assertThat(request.total()).isEqualTo(usd("272.27"));
        assertThat(balances("2220")).isEqualTo("-272.27 USD");
        assertThat(balances("2210")).isEqualTo("-272.27 USD");

        ask(
                RedemptionCalls.REVOKE,
                new EndRedemption(request.id(), "The wallet was changed"),
                approver);
        assertThat(balances("2220")).isEqualTo("0.00 USD");
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("544.54"));

        approve(ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator));
        assertThat(balances("2220")).isEqualTo("-272.27 USD");
    }

    @Test
    void aRejectedRedemptionGivesItsRowsBack() {
        paidByBank();
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        Prepared prepared =
                ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator);
        ask(
                ApprovalCalls.DECIDE,
                new Decide(
                        prepared.id(),
                        Decide.Decision.REJECT,
                        prepared.digest(),
                        "Not what the client asked for"),
                approver);
        assertThat(redemptions().getFirst().redemptionState()).isEqualTo(RedemptionState.REJECTED);
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("272.27"));
    }

    @Test
    void nothingLeavesInIncubationAndNoPrincipalBeforeTheEnd() {
        Investment core = started(FundCode.CORE, "18151.41");
        at("2025-11-30");
        assertThat(refusal(core, PayoutRef.interest(1))).isEqualTo(Problem.Code.IN_INCUBATION);
        at("2025-12-01");
        assertThat(refusal(core, PayoutRef.interest(1))).isEqualTo(Problem.Code.NOTHING_DUE);
        at("2026-03-01");
        assertThat(refusal(core, PayoutRef.principal())).isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
    }

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
    void commissionsFollowThePayoutRows() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(
                                ada.id(),
                                agent.id(),
                                LocalDate.of(2025, 10, 1),
                                "Brought the client to the fund"),
                        operator));
        started(FundCode.CORE, "18151.41");
        started(FundCode.BALANCE, "100000.00");
        List<CommissionLine> lines = commissions();
        assertThat(sum(lines)).isEqualTo(usd("3326.76"));

        at("2026-03-01");
        server.rollDay();
        assertThat(balances("2310")).isEqualTo("-831.69 USD");
        assertThat(balances("5100")).isEqualTo("831.69 USD");
        approve(
                ask(
                        AgentCalls.APPROVE,
                        new ApproveCommissions(agent.id(), LocalDate.of(2026, 3, 1)),
                        operator));
        assertThat(commissions())
                .filteredOn(line -> line.row().commissionState() == CommissionState.APPROVED)
                .hasSize(4);
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
        approve(
                ask(
                        FundCalls.WAIVE,
                        new AskWaiver(
                                ada.id(), FundCode.CORE, usd("8000"), "A client of the first hour"),
                        operator));
        entered(FundCode.CORE, "8000.00");
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

    private void paidByBank() {
        wallet("client/" + ada.id().value(), ada.name(), "DE89370400440532013000");
        approveWaiting();
    }
}
