package fidus.agents;

import fidus.investments.commissions.AgentId;

import java.math.BigDecimal;

/// @param agentCode initials, year and counter; unique and never used again
/// @param commissionRate what is copied when the agent is assigned, a fraction
public record Agent(
        AgentId id, String agentCode, String name, BigDecimal commissionRate, long version) {}
