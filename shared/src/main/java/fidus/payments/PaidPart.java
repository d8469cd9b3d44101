package fidus.payments;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One payment of an item, as the books have it.
///
/// @param reference the bank's reference or the transaction hash
/// @param backOn when the payment came back; absent while it stays
public record PaidPart(LocalDate paidOn, String reference, @Nullable LocalDate backOn) {
    /// Whether the money was away at the end of a day.
    public boolean isOut(LocalDate day) {
        return !paidOn.isAfter(day) && (backOn == null || backOn.isAfter(day));
    }
}
