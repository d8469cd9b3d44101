package fidus.reconciliation.desk;

import java.time.Instant;

/// A signed run a month of which was locked and opened again.
///
/// @param at when it was no longer locked
/// @param stands whether books and statements still say what it compared; where they do not, its
///   days are run and signed again
public record ReopenedRun(Instant at, boolean stands) {}
