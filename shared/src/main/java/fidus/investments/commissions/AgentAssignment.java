package fidus.investments.commissions;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// An agent who earns on one client's interest from a day on.
///
/// @param commissionRate fraction of the interest, copied from the agent when assigned
/// @param from the first day
/// @param until the day after the last one; absent while it lasts
/// @param agreedOn the day on which two persons agreed; absent where that was not kept
public record AgentAssignment(
        AgentId agentId,
        BigDecimal commissionRate,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate agreedOn) {
    /// The rate of agents with whom nothing else is agreed.
    public static final BigDecimal STANDARD_RATE = new BigDecimal("0.10");

    /// One of whom nobody kept when it was agreed.
    public AgentAssignment(
            AgentId agentId, BigDecimal commissionRate, LocalDate from, @Nullable LocalDate until) {
        this(agentId, commissionRate, from, until, null);
    }

    /// An agent without an end.
    public static AgentAssignment from(AgentId agent, BigDecimal rate, LocalDate day) {
        return new AgentAssignment(agent, rate, day, null).checked();
    }

    /// The same, agreed on a day.
    public AgentAssignment agreed(LocalDate day) {
        return new AgentAssignment(agentId, commissionRate, from, until, day);
    }

    /// The same until another one begins.
    public AgentAssignment ended(LocalDate day) {
        return new AgentAssignment(agentId, commissionRate, from, day, agreedOn);
    }

    /// Who had a client on a day as it was known then, whatever was agreed about it later.
    ///
    /// @param all of the client, by their first day; each ends where the next begins
    public static Optional<AgentAssignment> told(List<AgentAssignment> all, LocalDate day) {
        return all.stream()
                .filter(one -> one.agreedOn == null || !one.agreedOn.isAfter(day))
                .filter(one -> !one.from.isAfter(day))
                .reduce((_, later) -> later);
    }

    /// @throws Refused `BAD_VALUE` for a rate that is no fraction from 0 to 1
    public AgentAssignment checked() {
        if (commissionRate.signum() < 0 || commissionRate.compareTo(BigDecimal.ONE) > 0) {
            throw Refused.at(
                    "commissionRate",
                    Problem.Code.BAD_VALUE,
                    "A commission rate is a fraction from 0 to 1; 10 % is 0.10.");
        }
        return this;
    }

    /// Whether the agent earns on what is due on a day.
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
