package fidus.statements;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

/// A trading account with what a pack tells of it.
///
/// @param opening as the month before was closed with; absent while that may still change
/// @param closing as the month was closed with; absent while it may still change
public record FundAccount(
        AccountKey account,
        String label,
        FundCode fundCode,
        AccountHistory history,
        @Nullable AccountAt opening,
        @Nullable AccountAt closing) {
    Currency currency() {
        return history.allocation().currency();
    }
}
