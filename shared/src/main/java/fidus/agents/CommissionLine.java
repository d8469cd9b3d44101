package fidus.agents;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.CommissionRow;

/// A commission row with the contract it is earned on.
///
/// @param fundCode the contract's
public record CommissionLine(
        InvestmentId investmentId,
        long number,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        String agentName,
        CommissionRow row) {}
