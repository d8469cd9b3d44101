package fidus.fees.runs;

/// @param name 2 to 120 characters
public record ManagerToAdd(String name) {}
