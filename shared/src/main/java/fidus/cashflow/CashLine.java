package fidus.cashflow;

/// The youngest balance of a holding.
///
/// @param warning why the same money may be entered twice; empty when nothing suggests it
public record CashLine(UnallocatedCash recorded, String warning) {}
