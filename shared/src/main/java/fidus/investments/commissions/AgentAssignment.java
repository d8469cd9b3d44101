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
/// @param endAgreedOn the day on which two persons agreed that it ends, or that it was wrong;
///   absent while it lasts and where it ends because another one begins
public record AgentAssignment(
        AgentId agentId,
        BigDecimal commissionRate,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate agreedOn,
        @Nullable LocalDate endAgreedOn) {
    /// The rate of agents with whom nothing else is agreed.
    public static final BigDecimal STANDARD_RATE = new BigDecimal("0.10");

    /// One of whom nobody kept when it was agreed.
    public AgentAssignment(
            AgentId agentId, BigDecimal commissionRate, LocalDate from, @Nullable LocalDate until) {
        this(agentId, commissionRate, from, until, null, null);
    }

    /// An agent without an end.
    public static AgentAssignment from(AgentId agent, BigDecimal rate, LocalDate day) {
        return new AgentAssignment(agent, rate, day, null).checked();
    }

    /// The same, agreed on a day.
    public AgentAssignment agreed(LocalDate day) {
        return new AgentAssignment(agentId, commissionRate, from, until, day, endAgreedOn);
    }

    /// The same until another one begins.
    AgentAssignment ended(LocalDate day) {
        return new AgentAssignment(agentId, commissionRate, from, day, agreedOn, null);
    }

    /// The same until a day, as two persons agreed on another one.
    AgentAssignment ended(@Nullable LocalDate day, @Nullable LocalDate on) {
        return new AgentAssignment(agentId, commissionRate, from, day, agreedOn, on);
    }

    /// Whether there is or was a day on which the agent earned; there is none where it was wrong.
    public boolean holds() {
        return until == null || until.isAfter(from);
    }

    /// Who had a client on a day as it was known then, whatever was agreed about it later.
    ///
    /// @param all of the client, as they were agreed one after the other
    public static Optional<AgentAssignment> told(List<AgentAssignment> all, LocalDate day) {
        return all.stream()
                .filter(one -> one.agreedOn == null || !one.agreedOn.isAfter(day))
                .filter(one -> !one.from.isAfter(day))
                .filter(one -> !one.wasOver(day))
                .reduce((_, later) -> later);
    }

    /// Whether it was known on a day that it had ended, or had been wrong.
    private boolean wasOver(LocalDate day) {
        return endAgreedOn != null
                && !endAgreedOn.isAfter(day)
                && until != null
                && !until.isAfter(day);
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
