package fidus.reconciliation.desk;

import fidus.reconciliation.BreakState;

import org.jspecify.annotations.Nullable;

/// How the break of a row that is in no match stands.
///
/// @param breakState as it is; in a signed run as two persons signed it
/// @param since what became of it after the signature; absent where it is as it was signed, and
///   where the run is not signed
/// @param waiting the title of what waits for another person about it, or of a booking on its row
///   that does; absent when nothing does
public record RowBreak(
        BreakState breakState, @Nullable BreakState since, @Nullable String waiting) {}
