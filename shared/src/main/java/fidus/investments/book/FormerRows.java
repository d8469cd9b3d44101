package fidus.investments.book;

import fidus.investments.schedule.PayoutSchedule;

import java.time.LocalDate;

/// Rows of a contract that an early end, an amendment or a corrected start replaced. The days
/// before the change go on being told by them.
///
/// @param until the first day on which the rows that followed count
/// @param rows in the states they had then; what was paid since is told by the rows that followed
public record FormerRows(LocalDate until, PayoutSchedule rows) {}
