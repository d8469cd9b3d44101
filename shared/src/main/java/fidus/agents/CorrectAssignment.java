package fidus.agents;

import fidus.clients.ClientId;
import fidus.investments.commissions.AgentId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The last assignment of a client as it should have been.
///
/// @param version of the client's assignments that was looked at
/// @param agentId who should have been assigned
/// @param commissionRate a fraction; absent for the agent's own on the first day
/// @param from the right first day
/// @param reason at least 10 characters
public record CorrectAssignment(
        ClientId clientId,
        long version,
        AgentId agentId,
        @Nullable BigDecimal commissionRate,
        LocalDate from,
        String reason) {}
