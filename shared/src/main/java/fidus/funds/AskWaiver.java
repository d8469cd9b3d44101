package fidus.funds;

import fidus.clients.ClientId;
import fidus.money.Money;

/// @param acceptedPrincipal the least principal that is accepted instead of the minimum
/// @param waiverReason at least 10 characters
public record AskWaiver(
        ClientId clientId, FundCode fundCode, Money acceptedPrincipal, String waiverReason) {}
