package fidus.cashflow;

import fidus.money.Money;

/// What changed recorded balances of one bank or wallet since they were read.
///
/// @param heldAt the bank or wallet as the journal names it
/// @param entries how many bookings
/// @param moved money in is positive
public record OpeningMove(CashMoveKind kind, String heldAt, int entries, Money moved) {}
