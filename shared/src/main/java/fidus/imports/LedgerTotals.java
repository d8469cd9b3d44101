package fidus.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

/// What the deals add up to, computed from the rows.
///
/// @param tradeProfit the profit column of buys and sells
/// @param cash the profit column of every other row: deposits, withdrawals, credits, charges
/// @param net commission + fee + swap + tradeProfit + cash
public record LedgerTotals(
        Money commission, Money fee, Money swap, Money tradeProfit, Money cash, Money net) {
    /// The profit column as a report totals it: trades and cash movements together.
    @JsonIgnore
    public Money profitColumn() {
        return tradeProfit.plus(cash);
    }
}
