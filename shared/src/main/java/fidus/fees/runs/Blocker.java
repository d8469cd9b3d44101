package fidus.fees.runs;

/// @param message what is wrong and what to do
public record Blocker(BlockerKind blockerKind, String message) {}
