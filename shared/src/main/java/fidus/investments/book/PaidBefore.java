package fidus.investments.book;

import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;

import java.time.LocalDate;

/// A payout row that was paid before the contract was taken over.
///
/// @param paid what the client received: the row whole
/// @param evidence the bank's reference or the transaction's hash, 3 to 120 characters
public record PaidBefore(PayoutRef row, LocalDate paidOn, Money paid, String evidence) {}
