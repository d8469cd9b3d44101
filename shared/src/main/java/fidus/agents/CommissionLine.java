package fidus.agents;

import fidus.clients.ClientId;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.CommissionRow;

/// A commission row with the contract it is earned on.
public record CommissionLine(
        InvestmentId investmentId,
        long number,
        ClientId clientId,
        String clientName,
        String agentName,
        CommissionRow row) {}
