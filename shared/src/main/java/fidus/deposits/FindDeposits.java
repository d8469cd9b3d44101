package fidus.deposits;

import fidus.clients.ClientId;

import org.jspecify.annotations.Nullable;

/// @param clientId only this client's, absent for all
/// @param depositState only those in this state, absent for all
/// @param cursor from the page before, absent for the first
/// @param limit 1 to 200
public record FindDeposits(
        @Nullable ClientId clientId,
        @Nullable DepositState depositState,
        @Nullable String cursor,
        int limit) {}
