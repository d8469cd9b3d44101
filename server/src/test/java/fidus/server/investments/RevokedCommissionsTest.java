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
import fidus.proofs.AboutMonthLines;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.server.Reperformed;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

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

        RevokeCommission revoke = mistaken(core);
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
    void anAgentHasEarnedWhatIsDueAndTheRestIsPending() throws Exception {
        Agent berta = agent("Berta Broker");
        approve(assigned(berta));
        started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        server.rollDay();

        assertThat(ask(AgentCalls.LIST, new Nothing(), operator).agents())
                .singleElement()
                .satisfies(card -> assertThat(card.totals()).containsExactly(total()));
        ProofFile proof =
                ask(ProofCalls.COMMISSIONS, new AboutMonthLines("2026-01", null), operator);
        assertThat(proof.totals()).hasToString("[27.23 USD]");
        Reperformed.everyLineOf(proof);
        assertThat(ask(AgentCalls.LIST, new Nothing(), operator).agents().getFirst().nextDueOn())
                .isEqualTo("2026-02-01");
    }

    /// A tenth of 7,500.00 was due to Berta on the first of March and is Carl's, then hers again.
    @Test
    void whatIsDueAlreadyChangesHandsAtOnceHoweverOften() {
        Agent berta = agent("Berta Broker");
        approve(assigned(berta));
        Investment balance = started(FundCode.BALANCE, "100000");
        at("2026-03-01");
        server.rollDay();
        Agent carl = agent("Carl Broker");

        approve(assigned(carl, "2026-01-01"));
        assertThat(owed("2310", berta) + owed("2300", berta)).isEqualTo("[0.00][0.00]");
        assertThat(owed("2310", carl) + owed("2300", carl)).isEqualTo("[-750.00][0.00]");
        assertThat(balances("5100")).isEqualTo("750.00 USD");
        approve(ask(AgentCalls.APPROVE, new ApproveCommissions(carl.id(), today()), operator));
        assertThat(commissions())
                .filteredOn(line -> line.row().commissionState() == CommissionState.APPROVED)
                .singleElement()
                .matches(line -> line.row().agentId().equals(carl.id()));

        ask(AgentCalls.REVOKE, mistaken(balance), approver);
        approve(assigned(berta, "2026-02-01"));
        assertThat(owed("2310", berta) + owed("2300", berta)).isEqualTo("[-750.00][0.00]");
        assertThat(owed("2310", carl) + owed("2300", carl)).isEqualTo("[0.00][0.00]");
    }

    /// What the journal holds on an account for an agent.
    private String owed(String account, Agent agent) {
        return server
                .features()
                .mongo()
                .read(
                        unit ->
                                server.features()
                                        .ledger()
                                        .balance(
                                                unit,
                                                account,
                                                "agent",
                                                agent.id().value().toString()))
                .values()
                .stream()
                .map(money -> money.amount().toPlainString())
                .toList()
                .toString();
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

    private static RevokeCommission mistaken(Investment contract) {
        return new RevokeCommission(contract.id(), PayoutRef.interest(1), "Approved by mistake");
    }

    private Prepared assigned(Agent agent) {
        return assigned(agent, today().toString());
    }

    private Prepared assigned(Agent agent, String from) {
        var assign =
                new AssignAgent(
                        ada.id(),
                        agent.id(),
                        LocalDate.parse(from),
                        "Looks after the client from now");
        return ask(AgentCalls.ASSIGN, assign, operator);
    }
}
