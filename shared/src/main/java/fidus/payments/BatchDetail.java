package fidus.payments;

import java.util.List;

/// A batch with its payments in their sequence.
public record BatchDetail(PaymentBatch batch, List<Payment> payments) {}
