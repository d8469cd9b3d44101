package fidus.agents;

import fidus.clients.ClientId;
import fidus.investments.commissions.AgentAssignment;

/// Days on which an agent earns on a client.
///
/// @param last whether it is the client's last one, which can be corrected or ended
/// @param version of the client's assignments
public record ClientAssignment(
        ClientId clientId,
        String clientName,
        String agentCode,
        String agentName,
        AgentAssignment assignment,
        boolean last,
        long version) {}
