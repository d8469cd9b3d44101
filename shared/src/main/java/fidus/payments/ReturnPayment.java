package fidus.payments;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A confirmed payment came back, or a sent one was refused by the bank.
///
/// @param evidence what the bank calls the return
/// @param reason at least 10 characters
/// @param charge what the bank kept of a payment that came back, borne by the house; the bank shows
///   the payment less the charge. Absent without one
public record ReturnPayment(
        PaymentId id, String evidence, LocalDate valueOn, String reason, @Nullable Money charge) {}
