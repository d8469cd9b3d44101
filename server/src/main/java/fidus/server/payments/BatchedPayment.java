package fidus.server.payments;

import fidus.payments.Payment;
import fidus.payments.PaymentBatch;

/// A payment and the batch that it is sent with.
public record BatchedPayment(Payment payment, PaymentBatch batch) {}
