package fidus.agents;

import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionState;

import org.jspecify.annotations.Nullable;

/// @param agentId only this agent's, absent for all
/// @param commissionState only those in this state, absent for all
public record FindCommissions(
        @Nullable AgentId agentId, @Nullable CommissionState commissionState) {}
