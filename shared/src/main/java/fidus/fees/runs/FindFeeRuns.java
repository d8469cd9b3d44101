package fidus.fees.runs;

import org.jspecify.annotations.Nullable;

/// @param period only this month's
/// @param payeeId only this manager's
public record FindFeeRuns(@Nullable String period, @Nullable ManagerId payeeId) {}
