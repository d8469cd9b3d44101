package fidus.cashflow;

import fidus.money.Money;

import java.time.LocalDate;

/// A change of an account's capital, or profit taken from it, on the day it counts from.
public record DatedChange(LocalDate on, Money change) {}
