package fidus.payments;

import org.jspecify.annotations.Nullable;

/// Two persons say that the bank has executed nothing of a file that was written, and will not.
///
/// @param version of the batch as it was seen
/// @param evidence the reference of the bank's answer; absent where the file was never given to it
/// @param reason at least 10 characters
public record WithdrawBatch(BatchId id, long version, @Nullable String evidence, String reason) {}
