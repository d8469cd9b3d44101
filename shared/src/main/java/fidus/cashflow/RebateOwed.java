package fidus.cashflow;

import fidus.money.Money;

/// What a broker owes for a posted run and has not paid.
///
/// @param subject the run, as the navigation names it
/// @param period such as 2027-03
public record RebateOwed(String broker, String period, String subject, Money open) {}
