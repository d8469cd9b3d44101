package fidus.payments;

/// @param version of the batch as it was seen
public record WriteFile(BatchId id, long version, FileFormat fileFormat) {}
