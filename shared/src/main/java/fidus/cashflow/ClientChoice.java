package fidus.cashflow;

import fidus.clients.ClientId;

/// A client something is or was due to.
public record ClientChoice(ClientId id, String name) {}
