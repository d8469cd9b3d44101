package fidus.agents;

import fidus.investments.commissions.AgentId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Another rate of an agent for clients that are assigned from a day on, or the right one where the
/// first was mistyped.
///
/// @param version of the agent that was looked at
/// @param commissionRate a fraction
/// @param from the first day of assignments it is copied into; absent when it should have been this
///   one from the beginning
/// @param reason at least 10 characters
public record ChangeAgentRate(
        AgentId agentId,
        long version,
        BigDecimal commissionRate,
        @Nullable LocalDate from,
        String reason) {}
