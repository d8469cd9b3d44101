package fidus.payments;

import fidus.id.Id;

import java.util.UUID;

public record PaymentId(UUID value) implements Id {}
