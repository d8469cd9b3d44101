package fidus.funds;

import fidus.clients.ClientId;

import java.time.LocalDate;

/// @param validUntil the last day on which it may be used
/// @param reason at least 10 characters
public record AskInvitation(
        ClientId clientId, FundCode fundCode, LocalDate validUntil, String reason) {}
