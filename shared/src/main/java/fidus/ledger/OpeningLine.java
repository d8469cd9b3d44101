package fidus.ledger;

import fidus.money.Money;

import java.util.Map;

/// What the house has or owes when its books begin.
///
/// @param account an asset (1…), a debt (2…) or capital (3010 to 3030)
/// @param balance above zero, on the account's normal side
/// @param dimensions whose or where, such as client, contract or trading account
public record OpeningLine(String account, Money balance, Map<String, String> dimensions) {}
