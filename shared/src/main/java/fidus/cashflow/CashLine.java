package fidus.cashflow;

import fidus.money.Money;

/// The youngest balance of a holding.
///
/// @param carried what it is now by the journal
/// @param warning why the same money may be entered twice; empty when nothing suggests it
public record CashLine(UnallocatedCash recorded, Money carried, String warning) {}
