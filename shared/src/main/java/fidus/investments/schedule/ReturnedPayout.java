package fidus.investments.schedule;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A payout that left and came back.
///
/// @param paidOn the day on which the books let it go
/// @param returnedOn first day on which the books have it back; not before the day it left
/// @param paidValueOn the bank's day of its leaving; absent where that is the day of the books
/// @param returnedValueOn the bank's day of its return, absent alike
public record ReturnedPayout(
        LocalDate paidOn,
        LocalDate returnedOn,
        @Nullable LocalDate paidValueOn,
        @Nullable LocalDate returnedValueOn) {
    /// With the bank's days.
    public ReturnedPayout(LocalDate paidOn, LocalDate returnedOn) {
        this(paidOn, returnedOn, null, null);
    }

    /// Whether it had left by a day and was not back.
    public boolean wasOut(LocalDate day) {
        return !paidOn.isAfter(day) && returnedOn.isAfter(day);
    }
}
