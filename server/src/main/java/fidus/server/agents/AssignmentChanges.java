package fidus.server.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.CorrectAssignment;
import fidus.agents.EndAssignment;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.ChangedAgents;
import fidus.investments.commissions.ClientAgents;
import fidus.server.agents.AgentStore.Assigned;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Set;

/// Assignments that are put right or ended, by two persons each. Open commissions follow at once;
/// what was told of a month is corrected in the first one that is told after it.
final class AssignmentChanges {
    static final String CORRECT = "CORRECT_ASSIGNMENT";
    static final String END = "END_ASSIGNMENT";

    private static final Shown FOLLOWS =
            new Shown(
                    "What follows",
                    "Open commissions due from then on follow, in months that are told too; paid"
                            + " ones stay");

    private final Assignments assignments;
    private final Agents agents;
    private final Agents.Ground ground;

    /// A correction as it was shown.
    record Right(CorrectAssignment asked, AgentAssignment right) {}

    AssignmentChanges(Assignments assignments, Agents agents, Agents.Ground ground) {
        this.assignments = assignments;
        this.agents = agents;
        this.ground = ground;
        Set<Role> who = Set.of(Role.APPROVER);
        ground.approvals().kind(CORRECT, Right.class, who, this::corrected);
        ground.approvals().kind(END, EndAssignment.class, who, this::ended);
    }

    void routes(Routes routes) {
        routes.answer(AgentCalls.CORRECT, this::correct);
        routes.answer(AgentCalls.END, this::end);
    }

    private Prepared correct(Asked asked, CorrectAssignment asks) {
        Unit unit = asked.unit();
        String reason = Agents.reason(asks.reason());
        Client client = ground.clients().get(unit, asks.clientId());
        Agent agent = agents.get(unit, asks.agentId());
        Assigned before = assignments.seen(unit, client.id(), asks.version());
        AgentAssignment right = Assignments.wanted(agent, asks.commissionRate(), asks.from());
        ChangedAgents after = ClientAgents.corrected(before.agents(), right, agents.today(unit));
        AgentAssignment wrong = ClientAgents.last(before.agents()).orElseThrow();
        return assignments.ask(
                asked,
                client,
                new Assignments.Asks(
                        CORRECT,
                        "Correct the agent of " + client.name(),
                        List.of(
                                new Shown("Client", client.name()),
                                new Shown("Wrong", said(unit, wrong)),
                                new Shown("Right", said(unit, right)),
                                new Shown("Own rate", Agents.percent(agent.rateOn(asks.from()))),
                                new Shown("Changes from", after.from().toString()),
                                FOLLOWS,
                                new Shown("Reason", reason)),
                        new Right(asks, right)));
    }

    private Prepared end(Asked asked, EndAssignment asks) {
        Unit unit = asked.unit();
        String reason = Agents.reason(asks.reason());
        Client client = ground.clients().get(unit, asks.clientId());
        Assigned before = assignments.seen(unit, client.id(), asks.version());
        ClientAgents.ended(before.agents(), asks.until(), agents.today(unit));
        AgentAssignment last = ClientAgents.last(before.agents()).orElseThrow();
        return assignments.ask(
                asked,
                client,
                new Assignments.Asks(
                        END,
                        "End the agent of " + client.name(),
                        List.of(
                                new Shown("Client", client.name()),
                                new Shown("Agent", said(unit, last)),
                                new Shown("Nobody earns from", asks.until().toString()),
                                FOLLOWS,
                                new Shown("Reason", reason)),
                        asks));
    }

    private String said(Unit unit, AgentAssignment one) {
        Agent agent = agents.get(unit, one.agentId());
        return agent.agentCode()
                + " "
                + agent.name()
                + " at "
                + Agents.percent(one.commissionRate())
                + " from "
                + one.from();
    }

    private void corrected(Unit unit, Decided by, Right right) {
        ClientId client = right.asked.clientId();
        Assigned before = assignments.seen(unit, client, right.asked.version());
        assignments.keep(
                unit,
                Assignments.maker(by),
                new Assignments.Deed(CORRECT, client, right.asked.reason()),
                ClientAgents.corrected(before.agents(), right.right, agents.today(unit)));
    }

    private void ended(Unit unit, Decided by, EndAssignment asks) {
        Assigned before = assignments.seen(unit, asks.clientId(), asks.version());
        assignments.keep(
                unit,
                Assignments.maker(by),
                new Assignments.Deed(END, asks.clientId(), asks.reason()),
                ClientAgents.ended(before.agents(), asks.until(), agents.today(unit)));
    }
}
