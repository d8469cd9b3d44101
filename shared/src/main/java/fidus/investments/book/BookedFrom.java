package fidus.investments.book;

import java.time.LocalDate;

/// The first days on which the books hold a contract, later than its start where that fell into a
/// month that took nothing any more.
///
/// @param principal value day of E2
/// @param interest first day an accrual of it can count on
public record BookedFrom(LocalDate principal, LocalDate interest) {}
