package fidus.payments;

/// @param version of the batch as it was seen
/// @param reason at least 10 characters
public record CancelBatch(BatchId id, long version, String reason) {}
