package fidus.ledger;

import fidus.money.Money;

/// @param balance debit less credit
public record TrialLine(String account, String name, Money debit, Money credit, Money balance) {}
