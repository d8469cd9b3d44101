package fidus.agents;

import fidus.clients.ClientId;
import fidus.investments.commissions.AgentId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The agent earns on this client's interest due on and after a day.
///
/// @param reason at least 10 characters
/// @param commissionRate a fraction; absent for the agent's own on that day
public record AssignAgent(
        ClientId clientId,
        AgentId agentId,
        LocalDate from,
        String reason,
        @Nullable BigDecimal commissionRate) {
    /// At the agent's own rate.
    public AssignAgent(ClientId clientId, AgentId agentId, LocalDate from, String reason) {
        this(clientId, agentId, from, reason, null);
    }
}
