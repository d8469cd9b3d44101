package fidus.mt5;

import fidus.approvals.Prepared;

import org.jspecify.annotations.Nullable;

/// @param waits present when a second person has to approve it first
public record DealDecided(BookedDeal deal, @Nullable Prepared waits) {}
