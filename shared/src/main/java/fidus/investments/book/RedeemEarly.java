package fidus.investments.book;

import fidus.investments.InvestmentId;

import java.time.LocalDate;

/// The whole principal paid back before its time, where the terms allow it.
///
/// @param noticedOn the day notice was given
/// @param document the notice, by its name or number
/// @param reason at least 10 characters
public record RedeemEarly(InvestmentId id, LocalDate noticedOn, String document, String reason) {}
