package fidus.payments;

import org.jspecify.annotations.Nullable;

/// @param version of the batch as it was seen
/// @param sha256 of the file that was given to the bank; absent on a chain
public record MarkSent(BatchId id, long version, @Nullable String sha256) {}
