package fidus.reconciliation.desk;

import fidus.approvals.Prepared;
import fidus.reconciliation.RecordedMatch;

import org.jspecify.annotations.Nullable;

/// @param waits present when a difference needs a second person first
public record MatchMade(@Nullable RecordedMatch match, @Nullable Prepared waits) {}
