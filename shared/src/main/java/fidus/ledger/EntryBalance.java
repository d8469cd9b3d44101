package fidus.ledger;

import fidus.money.Money;

import java.util.List;

/// What an entry does to the account that was asked for, in the order of the journal.
///
/// @param moved debit less credit, one sum for each currency it moves there
/// @param after the account's balance after it, in the same currencies and order
public record EntryBalance(List<Money> moved, List<Money> after) {}
