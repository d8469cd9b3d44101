package fidus.franchises;

import java.time.LocalDate;

/// @param id of the company
/// @param dueUntil rows due by then
public record ApprovePools(FranchiseId id, LocalDate dueUntil) {}
