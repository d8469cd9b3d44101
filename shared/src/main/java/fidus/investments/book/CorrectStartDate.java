package fidus.investments.book;

import fidus.investments.InvestmentId;

import java.time.LocalDate;

/// Another start date, possible while every row is SCHEDULED.
///
/// @param reason at least 10 characters
public record CorrectStartDate(InvestmentId id, LocalDate startDate, String reason) {}
