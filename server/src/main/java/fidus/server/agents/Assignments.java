package fidus.server.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.agents.AssignmentList;
import fidus.agents.ClientAssignment;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.ChangedAgents;
import fidus.investments.commissions.ClientAgents;
import fidus.server.agents.AgentStore.Assigned;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who earns on which client, from which day and at which rate.
final class Assignments {
    private final Agents agents;
    private final AgentStore store;
    private final Agents.Ground ground;
    private final AssignmentChanges changes;

    /// An assignment as it was shown.
    ///
    /// @param version of the client's assignments, 0 when there was none
    record Wanted(AssignAgent asked, AgentAssignment next, long version) {}

    Assignments(Agents agents, AgentStore store, Agents.Ground ground) {
        this.agents = agents;
        this.store = store;
        this.ground = ground;
        Set<Role> who = Set.of(Role.APPROVER);
        ground.approvals().kind(Agents.ASSIGN, Wanted.class, who, this::assigned);
        changes = new AssignmentChanges(this, agents, ground);
    }

    void routes(Routes routes) {
        routes.answer(AgentCalls.ASSIGNMENTS, (asked, _) -> list(asked.unit()));
        routes.answer(AgentCalls.ASSIGN, this::assign);
        changes.routes(routes);
    }

    /// An agent earns on a client's interest from a day on; whoever did before does so no longer.
    void assign(Unit unit, Actor maker, ClientId client, AgentAssignment wanted, String reason) {
        Assigned before = store.of(unit, client).orElse(null);
        AgentAssignment next = wanted.agreed(agents.today(unit));
        keep(
                unit,
                maker,
                new Deed(Agents.ASSIGN, client, reason),
                ClientAgents.with(of(before), next));
    }

    /// Puts the rate right at which clients are or were assigned.
    void correct(Unit unit, Actor maker, Agent agent, BigDecimal right, String reason) {
        var rates = new ClientAgents.Rates(agent.commissionRate(), right);
        for (Assigned assigned : atFirstRate(unit, agent)) {
            ClientAgents.rated(assigned.agents(), agent.id(), rates, agents.today(unit))
                    .ifPresent(
                            next ->
                                    keep(
                                            unit,
                                            maker,
                                            new Deed(
                                                    AssignmentChanges.CORRECT,
                                                    assigned.id(),
                                                    reason),
                                            next));
        }
    }

    /// The clients that are or were assigned to an agent at the rate the agent was added with.
    List<Assigned> atFirstRate(Unit unit, Agent agent) {
        BigDecimal first = agent.commissionRate();
        var rates = new ClientAgents.Rates(first, first);
        return store.assignments(unit).stream()
                .filter(
                        one ->
                                one.agents().stream()
                                        .anyMatch(each -> rates.isWrong(each, agent.id())))
                .toList();
    }

    /// The names of their clients, in order.
    List<String> names(Unit unit, List<Assigned> some) {
        Set<ClientId> ids = some.stream().map(Assigned::id).collect(Collectors.toSet());
        return ground.clients().all(unit).stream()
                .filter(one -> ids.contains(one.id()))
                .map(Client::name)
                .sorted()
                .toList();
    }

    private AssignmentList list(Unit unit) {
        var known = new HashMap<AgentId, Agent>();
        agents.all(unit).forEach(one -> known.put(one.id(), one));
        var names = new HashMap<ClientId, String>();
        ground.clients().all(unit).forEach(one -> names.put(one.id(), one.name()));
        var lines = new ArrayList<ClientAssignment>();
        for (Assigned assigned : store.assignments(unit)) {
            AgentAssignment last = ClientAgents.last(assigned.agents()).orElse(null);
            for (AgentAssignment one : assigned.agents()) {
                Agent agent = known.get(one.agentId());
                if (one.holds() && agent != null) {
                    lines.add(
                            new ClientAssignment(
                                    assigned.id(),
                                    names.getOrDefault(assigned.id(), ""),
                                    agent.agentCode(),
                                    agent.name(),
                                    one,
                                    one.equals(last),
                                    assigned.version()));
                }
            }
        }
        lines.sort(
                Comparator.comparing(ClientAssignment::clientName)
                        .thenComparing(line -> line.assignment().from()));
        return new AssignmentList(lines);
    }

    private Prepared assign(Asked asked, AssignAgent asks) {
        Unit unit = asked.unit();
        String reason = Agents.reason(asks.reason());
        Client client = ground.clients().get(unit, asks.clientId());
        Agent agent = agents.get(unit, asks.agentId());
        AgentAssignment next = wanted(agent, asks.commissionRate(), asks.from());
        Assigned before = store.of(unit, client.id()).orElse(null);
        ClientAgents.with(of(before), next);
        return ask(
                asked,
                client,
                new Asks(
                        Agents.ASSIGN,
                        "Assign " + agent.name() + " to " + client.name(),
                        List.of(
                                new Shown("Client", client.name()),
                                new Shown("Agent", agent.agentCode() + " " + agent.name()),
                                new Shown("Rate", rate(agent, next)),
                                new Shown("On interest due from", asks.from().toString()),
                                new Shown("Reason", reason)),
                        new Wanted(asks, next, before == null ? 0 : before.version())));
    }

    static AgentAssignment wanted(Agent agent, @Nullable BigDecimal rate, LocalDate from) {
        return AgentAssignment.from(agent.id(), rate == null ? agent.rateOn(from) : rate, from);
    }

    /// With the agent's own rate beside it where it is another one.
    private static String rate(Agent agent, AgentAssignment next) {
        BigDecimal own = agent.rateOn(next.from());
        String rate = Agents.percent(next.commissionRate());
        return own.compareTo(next.commissionRate()) == 0
                ? rate
                : rate + ", where the agent's own is " + Agents.percent(own);
    }

    record Asks(String command, String title, List<Shown> shown, Object payload) {}

    Prepared ask(Asked asked, Client client, Asks asks) {
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                asks.command,
                                subject(client.id()),
                                asks.title,
                                asks.shown,
                                asks.payload));
    }

    private void assigned(Unit unit, Decided by, Wanted wanted) {
        ClientId client = wanted.asked.clientId();
        if (store.of(unit, client).map(Assigned::version).orElse(0L) != wanted.version) {
            throw stale();
        }
        assign(unit, maker(by), client, wanted.next, wanted.asked.reason());
    }

    Assigned seen(Unit unit, ClientId client, long version) {
        Assigned before = store.of(unit, client).orElse(null);
        if (before == null || before.version() != version) {
            throw stale();
        }
        return before;
    }

    record Deed(String command, ClientId client, String reason) {}

    void keep(Unit unit, Actor maker, Deed deed, ChangedAgents next) {
        Assigned before = store.of(unit, deed.client).orElse(null);
        var after =
                new Assigned(deed.client, next.agents(), before == null ? 1 : before.version() + 1);
        store.store(unit, before, after);
        ground.audit()
                .record(
                        unit,
                        maker,
                        deed.command,
                        subject(deed.client),
                        before,
                        after,
                        deed.reason.strip());
        ground.onChange().reassigned(unit, maker, deed.client, next);
    }

    private static List<AgentAssignment> of(@Nullable Assigned assigned) {
        return assigned == null ? List.of() : assigned.agents();
    }

    static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }

    private static Refused stale() {
        return Refused.because(
                Problem.Code.STALE_VERSION,
                "The client's agents were changed since this was prepared. Prepare it again.");
    }

    private static String subject(ClientId client) {
        return "client/" + client.value();
    }
}
