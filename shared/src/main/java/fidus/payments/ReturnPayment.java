package fidus.payments;

import java.time.LocalDate;

/// A confirmed payment came back, or a sent one was refused by the bank.
///
/// @param evidence what the bank calls the return
/// @param reason at least 10 characters
public record ReturnPayment(PaymentId id, String evidence, LocalDate valueOn, String reason) {}
