package fidus.investments.schedule;

import java.time.LocalDate;

/// A payout that left and came back.
///
/// @param returnedOn first day on which the books have it back; not before the day it left
public record ReturnedPayout(LocalDate paidOn, LocalDate returnedOn) {}
