package fidus.rebates;

import org.jspecify.annotations.Nullable;

/// @param period one month; absent for all
public record FindRebateRuns(@Nullable String period) {}
