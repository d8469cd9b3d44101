package fidus.franchises;

import org.jspecify.annotations.Nullable;

/// @param franchiseId one company; absent for all
/// @param poolState one state; absent for all
public record FindPools(@Nullable FranchiseId franchiseId, @Nullable PoolState poolState) {}
