package fidus.fees.shares;

public record AboutShareRun(ShareRunId id) {}
