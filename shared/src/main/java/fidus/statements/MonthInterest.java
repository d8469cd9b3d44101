package fidus.statements;

import fidus.money.Money;

/// Interest of one month over all contracts of a currency.
///
/// @param month such as 2026-03
public record MonthInterest(String month, Money accruedInterest, Money interestPaid) {}
