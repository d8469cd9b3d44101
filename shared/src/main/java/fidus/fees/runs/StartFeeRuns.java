package fidus.fees.runs;

import org.jspecify.annotations.Nullable;

/// @param payeeId only this manager; absent for all who have a mandate in the month
public record StartFeeRuns(
        String period, FeeType feeType, FeeStep step, @Nullable ManagerId payeeId) {}
