package fidus.payments;

/// @param version of the batch as it was seen
public record SubmitBatch(BatchId id, long version) {}
