package fidus.close;

import fidus.money.Money;

import java.time.LocalDate;

/// Something due in a month and paid after it.
///
/// @param item as `kind/id`
/// @param sum what is owed
public record CarriedItem(String item, String partyName, String text, LocalDate dueOn, Money sum) {}
