package fidus.fees.runs;

/// @param reason at least 10 characters
public record ManagerToRetire(ManagerId id, String reason) {}
