package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.agents.AssignAgent;
import fidus.agents.ChangeAgentRate;
import fidus.agents.ClientAssignment;
import fidus.agents.CorrectAssignment;
import fidus.agents.EndAssignment;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.commissions.AgentAssignment;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Agents that were assigned wrongly, that come to an end, and whose rates change. The first
/// quarter of 100,000.00 in BALANCE is 7,500.00, due on the first of March.
class AgentChangesTest extends BookDesk {
    private static final String WHY = "As the letter of the agent says";

    @Test
    void aWrongAgentGivesWayFromTheSameDayOnWhileNothingIsApproved() {
        Agent berta = agent("Berta Broker");
        approve(assigned(ada, berta, "2026-03-01", null));
        started(FundCode.BALANCE, "100000");
        at("2026-03-01");
        server.rollDay();
        Agent carl = agent("Carl Broker");
        assertThat(code(() -> assigned(ada, carl, "2026-03-01", null)))
                .isEqualTo(Problem.Code.WRONG_STATE);

        Prepared right = corrected(carl, "2026-03-01", null);
        assertThat(right.shown())
                .contains(
                        new Shown("Wrong", "BB25-001 Berta Broker at 10 % from 2026-03-01"),
                        new Shown("Right", "CB26-002 Carl Broker at 10 % from 2026-03-01"));
        approve(right);
        assertThat(owed(berta)).isEqualTo("[0.00]");
        assertThat(owed(carl)).isEqualTo("[-750.00]");
        approve(ask(AgentCalls.APPROVE, new ApproveCommissions(carl.id(), today()), operator));
        Prepared late = corrected(carl, "2026-03-02", null);
        assertThat(code(() -> approve(late))).isEqualTo(Problem.Code.COMMISSION_APPROVED);
        assertThat(owed(carl)).isEqualTo("[-750.00]");
    }

    @Test
    void anAssignmentEndsAndWhatIsOpenFromThenOnIsNobodys() {
        Agent berta = agent("Berta Broker");
        approve(assigned(ada, berta, "2026-01-01", null));
        started(FundCode.BALANCE, "100000");
        at("2026-03-01");
        server.rollDay();
        assertThat(owed(berta)).isEqualTo("[-750.00]");

        var end = new EndAssignment(ada.id(), 1, LocalDate.parse("2026-03-01"), WHY);
        approve(ask(AgentCalls.END, end, operator));
        assertThat(owed(berta)).isEqualTo("[0.00]");
        assertThat(balances("5100")).isEqualTo("0.00 USD");
        assertThat(commissions()).noneMatch(line -> line.row().live());
        assertThat(assignments())
                .singleElement()
                .matches(one -> today().equals(one.assignment().until()));
        approve(assigned(ada, berta, "2026-04-01", null));
        assertThat(commissions())
                .filteredOn(line -> line.row().live())
                .hasSize(3)
                .allMatch(line -> line.row().dueOn().isAfter(LocalDate.parse("2026-04-01")));
    }

    @Test
    void anAssignmentMayHaveARateOfItsOwnWhichTheSecondPersonSees() {
        Agent berta = agent("Berta Broker");
        assertThat(code(() -> assigned(ada, berta, "2026-01-01", "1.2")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        Prepared special = assigned(ada, berta, "2026-01-01", "0.12");
        assertThat(special.shown())
                .contains(new Shown("Rate", "12 %, where the agent's own is 10 %"));
        approve(special);
        started(FundCode.BALANCE, "100000");
        at("2026-03-01");
        server.rollDay();
        assertThat(owed(berta)).isEqualTo("[-900.00]");
    }

    @Test
    void anotherRateIsCopiedIntoAssignmentsFromItsDayOnly() {
        Agent berta = agent("Berta Broker");
        approve(assigned(ada, berta, "2026-01-01", null));
        var more = new ChangeAgentRate(berta.id(), 1, rate("0.12"), day("2026-05-01"), WHY);
        Prepared waiting = ask(AgentCalls.CHANGE_RATE, more, operator);
        assertThat(waiting.shown())
                .contains(
                        new Shown("Rate of assignments from 2026-05-01", "12 %, instead of 10 %"));
        approve(waiting);
        assertThat(code(() -> ask(AgentCalls.CHANGE_RATE, more, operator)))
                .isEqualTo(Problem.Code.STALE_VERSION);
        var same = new ChangeAgentRate(berta.id(), 2, rate("0.12"), day("2026-06-01"), WHY);
        assertThat(code(() -> ask(AgentCalls.CHANGE_RATE, same, operator)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        Client bob = server.call(ClientCalls.ADD, new AddClient("Bob Example"), operator);
        approve(assigned(bob, berta, "2026-04-30", null));
        Client cleo = server.call(ClientCalls.ADD, new AddClient("Cleo Example"), operator);
        approve(assigned(cleo, berta, "2026-05-01", null));
        assertThat(assignments())
                .extracting(one -> one.assignment().commissionRate().toPlainString())
                .containsExactly("0.10", "0.10", "0.12");
    }

    /// 1 % typed for 10 %: a first commission of 75.00 instead of 750.00.
    @Test
    void aMistypedRateIsPutRightWithItsAssignmentsWhileNothingWasEarnedAtIt() {
        Agent berta =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.01")), operator);
        approve(assigned(ada, berta, "2026-01-01", null));
        started(FundCode.BALANCE, "100000");
        var right = new ChangeAgentRate(berta.id(), 1, rate("0.10"), null, WHY);
        Prepared waiting = ask(AgentCalls.CHANGE_RATE, right, operator);
        assertThat(waiting.shown())
                .contains(
                        new Shown("Rate from the beginning", "10 %, instead of 1 %"),
                        new Shown("Clients whose assignment changes", "1"));
        approve(waiting);
        at("2026-03-01");
        server.rollDay();
        assertThat(owed(berta)).isEqualTo("[-750.00]");
        var late = new ChangeAgentRate(berta.id(), 2, rate("0.20"), null, WHY);
        assertThat(code(() -> ask(AgentCalls.CHANGE_RATE, late, operator)))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    /// 1 % typed for 10 %, at a client whom another agent has by now: 750.00 of the first quarter
    /// all the same. The second person says yes to the clients that were shown.
    @Test
    void aMistypedRateIsPutRightWhereAnotherAgentFollowedAndForTheClientsThatWereShown() {
        Agent berta =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.01")), operator);
        approve(assigned(ada, berta, "2026-01-01", null));
        approve(assigned(ada, agent("Carl Broker"), "2026-05-01", null));
        started(FundCode.BALANCE, "100000");
        var right = new ChangeAgentRate(berta.id(), 1, rate("0.10"), null, WHY);
        Prepared waiting = ask(AgentCalls.CHANGE_RATE, right, operator);
        Client bob = server.call(ClientCalls.ADD, new AddClient("Bob Example"), operator);
        approve(assigned(bob, berta, "2026-04-30", null));
        assertThat(code(() -> approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        Prepared again = ask(AgentCalls.CHANGE_RATE, right, operator);
        assertThat(again.shown())
                .contains(
                        new Shown("Clients whose assignment changes", "2"),
                        new Shown("Their names", "Ada Example, Bob Example"));
        approve(again);
        assertThat(assignments())
                .extracting(one -> one.assignment().commissionRate().toPlainString())
                .containsOnly("0.10");
        at("2026-03-01");
        server.rollDay();
        assertThat(owed(berta)).isEqualTo("[-750.00]");
    }

    private Prepared corrected(Agent agent, String from, @Nullable String rate) {
        long version = assignments().getFirst().version();
        var right =
                new CorrectAssignment(
                        ada.id(),
                        version,
                        agent.id(),
                        rate == null ? null : rate(rate),
                        day(from),
                        WHY);
        return ask(AgentCalls.CORRECT, right, operator);
    }

    private List<ClientAssignment> assignments() {
        return ask(AgentCalls.ASSIGNMENTS, new Nothing(), operator).assignments();
    }

    private Prepared assigned(Client client, Agent agent, String from, @Nullable String rate) {
        var assign =
                new AssignAgent(
                        client.id(), agent.id(), day(from), WHY, rate == null ? null : rate(rate));
        return ask(AgentCalls.ASSIGN, assign, operator);
    }

    private Agent agent(String name) {
        return ask(AgentCalls.ADD, new AddAgent(name, AgentAssignment.STANDARD_RATE), operator);
    }

    /// What the journal owes an agent.
    private String owed(Agent agent) {
        String id = agent.id().value().toString();
        return server
                .features()
                .mongo()
                .read(unit -> server.features().ledger().balance(unit, "2310", "agent", id))
                .values()
                .stream()
                .map(money -> money.amount().toPlainString())
                .toList()
                .toString();
    }

    private static BigDecimal rate(String fraction) {
        return new BigDecimal(fraction);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
