package fidus.investments.commissions;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The agents of one client: on each day at most one earns. An assignment that was wrong stays
/// among them and covers no day, so that what was told of its months can be told again.
public final class ClientAgents {
    private ClientAgents() {}

    /// The last one that covers a day, which is the one that can be ended or corrected.
    public static Optional<AgentAssignment> last(List<AgentAssignment> agents) {
        return agents.stream().filter(AgentAssignment::holds).reduce((_, later) -> later);
    }

    /// With one more from a day on; the one that lasts ends there.
    ///
    /// @throws Refused `WRONG_STATE` unless it begins after all others
    public static ChangedAgents with(List<AgentAssignment> before, AgentAssignment next) {
        AgentAssignment last = last(before).orElse(null);
        if (last != null && !last.from().isBefore(next.from())) {
            throw at(
                    "from",
                    "An agent is assigned from "
                            + last.from()
                            + " already. Choose a later day, or correct that assignment.");
        }
        var after = new ArrayList<>(before);
        after.replaceAll(one -> one.equals(last) ? cut(one, next.from()) : one);
        after.add(next);
        return new ChangedAgents(after, next.from());
    }

    /// With the last one as it should have been: another first day, agent or rate. An end that was
    /// agreed stays.
    ///
    /// @param on the day on which two persons agree
    /// @throws Refused `NOT_FOUND` when there is none, `BAD_VALUE` when nothing changes,
    ///   `WRONG_STATE` unless it begins after the one before it and before its end
    public static ChangedAgents corrected(
            List<AgentAssignment> before, AgentAssignment right, LocalDate on) {
        AgentAssignment wrong = last(before).orElseThrow(ClientAgents::none);
        if (isSame(wrong, right)) {
            throw Refused.at(
                    "from", Problem.Code.BAD_VALUE, "This is what is assigned. Nothing changes.");
        }
        List<AgentAssignment> earlier = before.stream().filter(one -> !one.equals(wrong)).toList();
        AgentAssignment former = last(earlier).orElse(null);
        LocalDate end = wrong.until();
        if (former != null && !former.from().isBefore(right.from())) {
            throw at(
                    "from",
                    "The agent before earns from " + former.from() + ". Choose a later day.");
        }
        if (end != null && !right.from().isBefore(end)) {
            throw at("from", "The assignment ends on " + end + ". Choose an earlier day.");
        }
        var after = new ArrayList<AgentAssignment>();
        for (AgentAssignment one : before) {
            if (one.equals(wrong)) {
                after.add(one.ended(one.from(), on));
            } else {
                after.add(one.equals(former) ? moved(one, wrong, right.from()) : one);
            }
        }
        after.add(right.agreed(on).ended(end, wrong.endAgreedOn()));
        LocalDate from = right.from().isBefore(wrong.from()) ? right.from() : wrong.from();
        return new ChangedAgents(after, from);
    }

    /// With the assignments of an agent at a wrong rate, ended ones among them, at the right one.
    ///
    /// @param on the day on which two persons agree
    /// @return empty where none is at that rate
    public static Optional<ChangedAgents> rated(
            List<AgentAssignment> before, AgentId agent, Rates rates, LocalDate on) {
        var after = new ArrayList<AgentAssignment>();
        LocalDate from = null;
        for (AgentAssignment one : before) {
            if (!rates.isWrong(one, agent)) {
                after.add(one);
                continue;
            }
            after.add(one.ended(one.from(), on));
            after.add(
                    AgentAssignment.from(agent, rates.right, one.from())
                            .agreed(on)
                            .ended(one.until(), one.endAgreedOn()));
            from = from == null || one.from().isBefore(from) ? one.from() : from;
        }
        return Optional.ofNullable(from).map(day -> new ChangedAgents(after, day));
    }

    /// A rate that was mistyped and what it should have been, as fractions.
    public record Rates(BigDecimal wrong, BigDecimal right) {
        /// Whether it is an assignment of this agent, with a day on which it holds, at the wrong
        /// rate.
        public boolean isWrong(AgentAssignment one, AgentId agent) {
            return one.agentId().equals(agent)
                    && one.holds()
                    && one.commissionRate().compareTo(wrong) == 0;
        }
    }

    /// With the last one ended, and nobody after it. Where it never held, the one that gave way to
    /// it ended there too.
    ///
    /// @param until the first day on which nobody earns
    /// @param on the day on which two persons agree
    /// @throws Refused `NOT_FOUND` when there is none, `WRONG_STATE` when it has an end or begins
    ///   later
    public static ChangedAgents ended(List<AgentAssignment> before, LocalDate until, LocalDate on) {
        AgentAssignment last = last(before).orElseThrow(ClientAgents::none);
        if (last.until() != null) {
            throw at("until", "It ends on " + last.until() + " already.");
        }
        if (until.isBefore(last.from())) {
            throw at("until", "It begins on " + last.from() + ". Choose that day or a later one.");
        }
        boolean never = until.equals(last.from());
        List<AgentAssignment> after =
                before.stream()
                        .map(
                                one ->
                                        one.equals(last) || (never && gaveWay(one, last))
                                                ? one.ended(until, on)
                                                : one)
                        .toList();
        return new ChangedAgents(after, until);
    }

    private static boolean isSame(AgentAssignment one, AgentAssignment other) {
        return one.agentId().equals(other.agentId())
                && one.from().equals(other.from())
                && one.commissionRate().compareTo(other.commissionRate()) == 0;
    }

    /// Ended where the next begins, unless it ended before.
    private static AgentAssignment cut(AgentAssignment one, LocalDate day) {
        LocalDate until = one.until();
        return until == null || until.isAfter(day) ? one.ended(day) : one;
    }

    /// The one before a wrong one, which ended where that began, ends where the right one begins.
    private static AgentAssignment moved(
            AgentAssignment former, AgentAssignment wrong, LocalDate day) {
        return gaveWay(former, wrong) ? former.ended(day) : cut(former, day);
    }

    /// Whether it ended because the other one began, and for nothing that was agreed about it.
    private static boolean gaveWay(AgentAssignment former, AgentAssignment next) {
        return former.endAgreedOn() == null && next.from().equals(former.until());
    }

    private static Refused at(String field, String message) {
        return Refused.at(field, Problem.Code.WRONG_STATE, message);
    }

    private static Refused none() {
        return Refused.at(
                "clientId", Problem.Code.NOT_FOUND, "No agent was assigned to this client.");
    }
}
