package fidus.payments;

import java.util.List;

/// Newest first.
///
/// @param more how many older ones there are
public record BatchList(List<PaymentBatch> batches, long more) {}
