package fidus.rebates;

public record RecordReceipt(RebateRunId id, RebateReceipt receipt) {}
