package fidus.payments;

import java.util.List;

/// Newest first.
public record BatchList(List<PaymentBatch> batches) {}
