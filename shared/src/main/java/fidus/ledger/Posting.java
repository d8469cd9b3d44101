package fidus.ledger;

import fidus.money.Money;

import java.util.Map;

/// One side of an entry.
///
/// @param account a code of the chart, such as 1100
/// @param money above zero
/// @param dimensions what the figure can be drilled into: tradingAccount, fund, client, contract,
///   transfer …
public record Posting(
        String account, PostingSide side, Money money, Map<String, String> dimensions) {}
