package fidus.franchises;

/// A white-label company. The terms of what it sells stand on each contract.
public record Franchise(FranchiseId id, String name, long version) {}
