package fidus.payments;

public record AboutPayment(PaymentId id) {}
