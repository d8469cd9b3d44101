package fidus.statements;

/// @param period such as 2026-03
public record AboutMonth(String period) {}
