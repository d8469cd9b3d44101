package fidus.close;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a trading account was worth at the end of a month.
///
/// @param truePnl absent for accounts that earn nothing of their own
public record AccountWorth(
        AccountKey account, Money ownedEquity, Instant asOf, @Nullable Money truePnl) {}
