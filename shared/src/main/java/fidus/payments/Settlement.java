package fidus.payments;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// How it is known that a payment left, or came back: what the bank or chain says, recorded by one
/// person and confirmed by another.
///
/// @param evidence the bank's reference or the transaction hash, used once
/// @param valueOn the value date at the bank
/// @param note why a payment came back; empty for one that left
/// @param charge what the bank took inside the same sum: beside the payment when it left, kept of
///   it, and taken when it left, once it came back. Absent without one
/// @param countsOn the day on which the books have it, where the month of the value date was closed
///   when it was confirmed; absent where that is the value date
public record Settlement(
        String evidence,
        LocalDate valueOn,
        String note,
        String recordedByName,
        String confirmedByName,
        Instant confirmedAt,
        @Nullable Money charge,
        @Nullable LocalDate countsOn) {
    /// The day on which the books have it.
    public LocalDate bookedOn() {
        return countsOn == null ? valueOn : countsOn;
    }
}
