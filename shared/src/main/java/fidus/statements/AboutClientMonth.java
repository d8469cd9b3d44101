package fidus.statements;

import fidus.clients.ClientId;

/// @param period such as 2026-03
public record AboutClientMonth(String period, ClientId clientId) {}
