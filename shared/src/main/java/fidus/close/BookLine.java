package fidus.close;

import fidus.money.Money;

/// What the books held on an account of the chart at the end of a month.
///
/// @param balance debit less credit
public record BookLine(String account, String name, Money balance) {}
