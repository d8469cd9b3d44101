package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AgentTotal;
import fidus.agents.ApproveCommissions;
import fidus.agents.AssignAgent;
import fidus.agents.RevokeCommission;
import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class RevokedCommissionsTest extends BookDesk {
    @Test
    void anApprovedCommissionIsRevokedBeforeItsClientGoesToAnotherAgent() {
        Agent berta = agent("Berta Broker");
        approve(assigned(berta));
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        server.rollDay();
        var all = new ApproveCommissions(berta.id(), today());
        approve(ask(AgentCalls.APPROVE, all, operator));
        Agent carl = agent("Carl Broker");
        Prepared toCarl = assigned(carl);
        assertThat(code(() -> approve(toCarl))).isEqualTo(Problem.Code.COMMISSION_APPROVED);

        var revoke = new RevokeCommission(core.id(), PayoutRef.interest(1), "Approved by mistake");
        assertThat(code(() -> ask(AgentCalls.REVOKE, revoke, operator)))
                .isEqualTo(Problem.Code.FORBIDDEN);
        var tooShort = new RevokeCommission(core.id(), PayoutRef.interest(1), "Oh no");
        assertThat(code(() -> ask(AgentCalls.REVOKE, tooShort, approver)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(ask(AgentCalls.REVOKE, revoke, approver).commissionState())
                .isEqualTo(CommissionState.READY);
        assertThat(code(() -> ask(AgentCalls.REVOKE, revoke, approver)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(balances("2310")).isEqualTo("-27.23 USD");

        approve(toCarl);
        assertThat(commissions())
                .filteredOn(line -> line.row().live())
                .hasSize(12)
                .allMatch(line -> line.row().agentId().equals(carl.id()));
    }

    /// A tenth of 272.27 a month, twelve times; one of them was due by the first of January.
    @Test
    void anAgentHasEarnedWhatIsDueAndTheRestIsPending() {
        Agent berta = agent("Berta Broker");
        approve(assigned(berta));
        started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        server.rollDay();

        assertThat(ask(AgentCalls.LIST, new Nothing(), operator).agents())
                .singleElement()
                .satisfies(card -> assertThat(card.totals()).containsExactly(total()));
        assertThat(ask(AgentCalls.LIST, new Nothing(), operator).agents().getFirst().nextDueOn())
                .isEqualTo("2026-02-01");
    }

    private static AgentTotal total() {
        return new AgentTotal(
                Money.of("18151.41", "USD"),
                Money.of("27.23", "USD"),
                Money.of("0.00", "USD"),
                Money.of("27.23", "USD"),
                Money.of("299.53", "USD"));
    }

    private Agent agent(String name) {
        return ask(AgentCalls.ADD, new AddAgent(name, new BigDecimal("0.10")), operator);
    }

    private Prepared assigned(Agent agent) {
        var assign =
                new AssignAgent(ada.id(), agent.id(), today(), "Looks after the client from now");
        return ask(AgentCalls.ASSIGN, assign, operator);
    }
}
