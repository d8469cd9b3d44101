package fidus.franchises;

import fidus.investments.InvestmentId;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.FranchisePayout;

import java.math.BigDecimal;

/// A contract that has not started was sold by a company.
///
/// @param id of the company
/// @param agentId who has the other part of the pool
/// @param agentShare 0.50, 0.40 or 0.30
public record SellThrough(
        FranchiseId id,
        InvestmentId investmentId,
        AgentId agentId,
        BigDecimal agentShare,
        FranchisePayout franchisePayout) {}
