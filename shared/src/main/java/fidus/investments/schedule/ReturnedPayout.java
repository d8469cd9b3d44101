package fidus.investments.schedule;

import java.time.LocalDate;

/// A payout that left and came back.
///
/// @param returnedOn first day on which the books have it back; not before the day it left
public record ReturnedPayout(LocalDate paidOn, LocalDate returnedOn) {
    /// Whether it had left by a day and was not back.
    public boolean wasOut(LocalDate day) {
        return !paidOn.isAfter(day) && returnedOn.isAfter(day);
    }
}
