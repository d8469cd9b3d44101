package fidus.payments;

public record AboutBatch(BatchId id) {}
