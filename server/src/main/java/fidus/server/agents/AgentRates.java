package fidus.server.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AgentRate;
import fidus.agents.ChangeAgentRate;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What agents are assigned at, changed by two persons: from a day on for clients assigned then, or
/// from the beginning while nothing was earned at a rate that was mistyped.
final class AgentRates {
    static final String CHANGE = "CHANGE_AGENT_RATE";

    private final CommissionDesk.Ground ground;
    private final Agents agents;

    AgentRates(CommissionDesk.Ground ground) {
        this.ground = ground;
        agents = ground.agents();
        ground.approvals()
                .kind(CHANGE, ChangeAgentRate.class, Set.of(Role.APPROVER), this::changed);
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
        shown.addAll(asks.from() == null ? first(unit, agent, asks) : later(agent, asks));
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
                                asks));
    }

    private List<Shown> first(Unit unit, Agent agent, ChangeAgentRate asks) {
        return List.of(
                new Shown(
                        "Rate from the beginning",
                        Agents.percent(asks.commissionRate())
                                + ", instead of "
                                + Agents.percent(agent.commissionRate())),
                new Shown(
                        "Clients whose assignment changes",
                        "%,d".formatted(agents.assignments().atFirstRate(unit, agent))));
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

    private void changed(Unit unit, Decided by, ChangeAgentRate asks) {
        Agent before = checked(unit, asks);
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
