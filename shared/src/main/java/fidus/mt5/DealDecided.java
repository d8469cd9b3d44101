package fidus.mt5;

import fidus.approvals.Prepared;

import org.jspecify.annotations.Nullable;

/// @param waits present when the sum needs a second person first
public record DealDecided(BookedDeal deal, @Nullable Prepared waits) {}
