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
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.RedemptionState;
import fidus.redemptions.EndRedemption;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionRequest;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A contract from its money to its payouts.
final class LifeOfAContractTest extends MoneyOfAContract {
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
        assertThat(redemptions().getFirst().moved().endedOn()).isEqualTo(today());
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
}
