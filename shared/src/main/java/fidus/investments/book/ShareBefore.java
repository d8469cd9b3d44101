package fidus.investments.book;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A performance share that was found before the contract was taken over.
///
/// @param dueOn the day of its valuation
/// @param paidOn absent where it is still owed
/// @param evidence of the payment, 3 to 120 characters; empty where it is still owed
public record ShareBefore(
        LocalDate dueOn, Money share, @Nullable LocalDate paidOn, String evidence) {
    /// Whether it is the same share, paid by now or not.
    boolean isLike(ShareBefore other) {
        return dueOn.equals(other.dueOn) && share.equals(other.share);
    }
}
