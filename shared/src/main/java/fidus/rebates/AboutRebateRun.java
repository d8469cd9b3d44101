package fidus.rebates;

public record AboutRebateRun(RebateRunId id) {}
