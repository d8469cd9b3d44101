package fidus.approvals;

import org.jspecify.annotations.Nullable;

/// @param subject only what concerns this record, given as `kind/id`; absent means everything
/// @param pendingOnly leave out what was decided
public record FindPrepared(@Nullable String subject, boolean pendingOnly) {}
