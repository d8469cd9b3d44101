package fidus.agents;

import fidus.investments.commissions.AgentId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// @param agentCode initials, year and counter; unique and never used again
/// @param commissionRate what is copied when the agent is assigned, a fraction
/// @param email unique among agents, in lower case; absent where none was entered
public record Agent(
        AgentId id,
        String agentCode,
        String name,
        BigDecimal commissionRate,
        long version,
        @Nullable String email) {
    public Agent(
            AgentId id, String agentCode, String name, BigDecimal commissionRate, long version) {
        this(id, agentCode, name, commissionRate, version, null);
    }

    /// Whether somebody means this agent by an email address or a code.
    public boolean isCalled(String called) {
        return called.equalsIgnoreCase(agentCode) || called.equalsIgnoreCase(email);
    }
}
