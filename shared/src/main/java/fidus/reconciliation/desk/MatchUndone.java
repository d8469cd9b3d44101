package fidus.reconciliation.desk;

import fidus.approvals.Prepared;
import fidus.reconciliation.RecordedMatch;

import org.jspecify.annotations.Nullable;

/// @param match as it is undone
/// @param waits present instead when something is booked for the match: taking that back needs a
///   second person first
public record MatchUndone(@Nullable RecordedMatch match, @Nullable Prepared waits) {}
