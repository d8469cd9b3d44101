package fidus.fees.shares;

import org.jspecify.annotations.Nullable;

/// @param period one month; absent for all
public record FindShareRuns(@Nullable String period) {}
