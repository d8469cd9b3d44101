package fidus.server.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AgentRate;
import fidus.agents.ChangeAgentRate;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.server.agents.AgentStore.Assigned;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What agents are assigned at, changed by two persons: from a day on for clients assigned then, or
/// from the beginning while nothing was earned at a rate that was mistyped.
final class AgentRates {
    static final String CHANGE = "CHANGE_AGENT_RATE";

    /// As many names as one reads before deciding.
    private static final int MOST_NAMED = 40;

    private final CommissionDesk.Ground ground;
    private final Agents agents;

    /// A change as it was shown.
    ///
    /// @param clients digest of the clients whose assignments are put right, with their versions;
    ///   absent for a later rate and in what waited before it was kept
    record Rated(
            AgentId agentId,
            long version,
            BigDecimal commissionRate,
            @Nullable LocalDate from,
            String reason,
            @Nullable String clients) {
        static Rated of(ChangeAgentRate asked, @Nullable String clients) {
            return new Rated(
                    asked.agentId(),
                    asked.version(),
                    asked.commissionRate(),
                    asked.from(),
                    asked.reason(),
                    clients);
        }

        ChangeAgentRate asked() {
            return new ChangeAgentRate(agentId, version, commissionRate, from, reason);
        }
    }

    AgentRates(CommissionDesk.Ground ground) {
        this.ground = ground;
        agents = ground.agents();
        ground.approvals().kind(CHANGE, Rated.class, Set.of(Role.APPROVER), this::changed);
    }

    void routes(Routes routes) {
        routes.answer(AgentCalls.CHANGE_RATE, this::prepare);
    }

    private Prepared prepare(Asked asked, ChangeAgentRate asks) {
        Unit unit = asked.unit();
        String reason = Agents.reason(asks.reason());
        Agent agent = checked(unit, asks);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Agent", agent.agentCode() + " " + agent.name()));
        String clients = null;
        if (asks.from() == null) {
            List<Assigned> assigned = agents.assignments().atFirstRate(unit, agent);
            clients = digest(assigned);
            shown.addAll(first(agent, asks, agents.assignments().names(unit, assigned)));
        } else {
            shown.addAll(later(agent, asks));
        }
        shown.add(new Shown("Reason", reason));
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                CHANGE,
                                Agents.subject(agent.id()),
                                "Rate of " + agent.name(),
                                shown,
                                Rated.of(asks, clients)));
    }

    /// The same while the same clients have the same assignments.
    private static String digest(List<Assigned> assigned) {
        return Canonical.sha256(
                assigned.stream()
                        .map(one -> one.id().value() + " " + one.version())
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static List<Shown> first(Agent agent, ChangeAgentRate asks, List<String> names) {
        String some = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return List.of(
                new Shown(
                        "Rate from the beginning",
                        Agents.percent(asks.commissionRate())
                                + ", instead of "
                                + Agents.percent(agent.commissionRate())),
                new Shown("Clients whose assignment changes", "%,d".formatted(names.size())),
                new Shown(
                        "Their names",
                        names.isEmpty()
                                ? "none"
                                : more > 0 ? some + " and %,d more".formatted(more) : some));
    }

    private static List<Shown> later(Agent agent, ChangeAgentRate asks) {
        LocalDate from = Objects.requireNonNull(asks.from());
        return List.of(
                new Shown(
                        "Rate of assignments from " + from,
                        Agents.percent(asks.commissionRate())
                                + ", instead of "
                                + Agents.percent(agent.rateOn(from))),
                new Shown("What follows", "Clients assigned before keep their rate"));
    }

    private void changed(Unit unit, Decided by, Rated rated) {
        ChangeAgentRate asks = rated.asked();
        Agent before = checked(unit, asks);
        if (rated.clients != null
                && !rated.clients.equals(digest(agents.assignments().atFirstRate(unit, before)))) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Other clients have the agent at this rate than were shown. Prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        String reason = asks.reason().strip();
        LocalDate from = asks.from();
        if (from != null) {
            Agent after = before.with(new AgentRate(from, asks.commissionRate()));
            agents.replace(unit, maker, before, after, reason);
            return;
        }
        Agent after = before.corrected(asks.commissionRate());
        agents.replace(unit, maker, before, after, reason);
        agents.assignments().correct(unit, maker, before, asks.commissionRate(), reason);
    }

    /// @throws Refused `STALE_VERSION`, `BAD_VALUE` for no fraction or the rate there is,
    ///   `WRONG_STATE` when something was earned at a rate that is to be put right
    private Agent checked(Unit unit, ChangeAgentRate asks) {
        Agent agent = agents.get(unit, asks.agentId());
        if (agent.version() != asks.version()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The agent was changed since this was prepared. Prepare it again.");
        }
        LocalDate from = asks.from();
        AgentAssignment.from(agent.id(), asks.commissionRate(), agents.today(unit));
        var now = from == null ? agent.commissionRate() : agent.rateOn(from);
        if (now.compareTo(asks.commissionRate()) == 0) {
            throw Refused.at(
                    "commissionRate",
                    Problem.Code.BAD_VALUE,
                    "This is the agent's rate already. Nothing changes.");
        }
        if (from == null) {
            ground.books()
                    .each(
                            unit,
                            book ->
                                    book.commissions().rows().stream()
                                            .filter(row -> isEarned(row, agent))
                                            .findFirst()
                                            .ifPresent(row -> refuse(book.number(), row)));
        }
        return agent;
    }

    private static boolean isEarned(CommissionRow row, Agent agent) {
        return row.agentId().equals(agent.id())
                && row.commissionRate().compareTo(agent.commissionRate()) == 0
                && row.live()
                && row.commissionState() != CommissionState.PENDING;
    }

    private static void refuse(long number, CommissionRow row) {
        throw Refused.at(
                "from",
                Problem.Code.WRONG_STATE,
                "On contract "
                        + number
                        + " a commission of "
                        + row.dueOn()
                        + " was earned at this rate. Say from which day new clients have another"
                        + " one, and correct the assignments that are wrong one by one.");
    }
}
