package fidus.franchises;

/// @param name 2 to 120 characters, unique
public record AddFranchise(String name) {}
