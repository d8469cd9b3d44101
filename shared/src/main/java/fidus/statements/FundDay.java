package fidus.statements;

import fidus.money.Money;
import fidus.mt5.pnl.TruePnl;

import java.time.LocalDate;

/// A fund at the end of a day.
///
/// @param flow capital put in less capital and profit taken out on the day
/// @param result true P&L of the day
record FundDay(LocalDate on, Money equity, Money flow, Money result) {
    static FundDay of(LocalDate on, TruePnl before, TruePnl after) {
        Money capital = after.adjustedAllocation().minus(before.adjustedAllocation());
        Money profit = after.netProfitWithdrawals().minus(before.netProfitWithdrawals());
        return new FundDay(on, after.ownedEquity(), capital.minus(profit), after.since(before));
    }
}
