package fidus.cashflow;

import fidus.money.Money;

import java.time.Instant;

/// Says what a bank or wallet holds. Another person approves it.
///
/// @param cashBalance zero or more, in the holding's currency
/// @param asOf when the balance was so; not before the balance recorded last
/// @param note where the figure was read, at least 10 characters
public record RecordCash(CashHolding holding, Money cashBalance, Instant asOf, String note) {}
