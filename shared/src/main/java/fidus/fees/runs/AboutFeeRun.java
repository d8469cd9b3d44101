package fidus.fees.runs;

public record AboutFeeRun(FeeRunId id) {}
