package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What tells a row from another one that says the same: the record it stands in.
///
/// @param document such as "Entry 12, line 1" or "Statement 2, row 5"
/// @param by who entered it, by name; absent for a row of a statement
/// @param at when it was booked; absent for a row of a statement
public record RowOrigin(String document, @Nullable String by, @Nullable Instant at) {}
