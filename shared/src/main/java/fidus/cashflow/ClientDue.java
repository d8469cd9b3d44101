package fidus.cashflow;

import fidus.clients.ClientId;
import fidus.money.Money;

/// What one client's contracts cost in a month, commissions and pools included.
///
/// @param due not paid yet
/// @param paid in this month
public record ClientDue(ClientId clientId, String clientName, Money due, Money paid) {}
