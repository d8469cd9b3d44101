package fidus.server.agents;

import fidus.agents.Agent;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.ClientId;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The agents of the clients of a list, assigned by one decision of another person.
public final class Referrals {
    /// The command another person approves.
    public static final String ASSIGN = "ASSIGN_AGENTS";

    private final Agents agents;
    private final Approvals approvals;

    /// Who brought whom.
    public record Referred(ClientId clientId, AgentId agentId) {}

    /// Who brought whom by a list.
    ///
    /// @param from the first day whose interest earns a commission
    /// @param reason which list says so
    public record Wanted(List<Referred> referred, LocalDate from, String reason) {
        public Wanted {
            referred = List.copyOf(referred);
        }
    }

    public Referrals(Agents agents, Approvals approvals) {
        this.agents = agents;
        this.approvals = approvals;
        approvals.kind(ASSIGN, Wanted.class, Set.of(Role.APPROVER), this::assigned);
    }

    /// Asks another person to assign the agents.
    public Prepared ask(Unit unit, Actor maker, Wanted wanted) {
        var clients = new TreeMap<String, Integer>();
        for (Referred one : wanted.referred) {
            Agent agent = agents.get(unit, one.agentId);
            clients.merge(agent.agentCode() + " " + agent.name(), 1, Integer::sum);
        }
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Clients", "%,d".formatted(wanted.referred.size())));
        for (Map.Entry<String, Integer> one : clients.entrySet()) {
            shown.add(new Shown(one.getKey(), "%,d clients".formatted(one.getValue())));
        }
        shown.add(new Shown("On interest due from", wanted.from.toString()));
        shown.add(new Shown("Reason", wanted.reason));
        return approvals.prepare(
                unit,
                maker,
                new Approvals.Request(
                        ASSIGN,
                        "client-list/" + UUID.randomUUID(),
                        "Assign the agents of %,d new clients".formatted(wanted.referred.size()),
                        shown,
                        wanted));
    }

    /// A client who got an agent meanwhile keeps that one.
    private void assigned(Unit unit, Decided by, Wanted wanted) {
        Actor maker = by.maker().asking(by.checker().request());
        for (Referred one : wanted.referred) {
            if (agents.of(unit, one.clientId).isEmpty()) {
                Agent agent = agents.get(unit, one.agentId);
                agents.assignments()
                        .assign(
                                unit,
                                maker,
                                one.clientId,
                                AgentAssignment.from(
                                        agent.id(), agent.rateOn(wanted.from), wanted.from),
                                wanted.reason);
            }
        }
    }
}
