package fidus.fees.runs;

/// Somebody outside the house who trades its accounts for a fee.
///
/// @param name unique; journal postings carry it as their dimension `manager`, so it never changes
public record ManagerCard(ManagerId id, String name, ManagerState managerState, long version) {}
