package fidus.fees.runs;

/// @param reason at least 10 characters
public record ReverseFeeRun(FeeRunId id, String reason) {}
