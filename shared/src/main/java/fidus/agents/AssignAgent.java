package fidus.agents;

import fidus.clients.ClientId;
import fidus.investments.commissions.AgentId;

import java.time.LocalDate;

/// The agent earns on this client's interest due on and after a day.
///
/// @param reason at least 10 characters
public record AssignAgent(ClientId clientId, AgentId agentId, LocalDate from, String reason) {}
