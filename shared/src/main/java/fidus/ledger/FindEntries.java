package fidus.ledger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// @param account only entries that touch this chart account
/// @param tradingAccount only entries with this trading account as dimension, written login@server
/// @param through only entries valued up to this day
/// @param cursor where the page before ended
/// @param limit 1 to 200
public record FindEntries(
        @Nullable String account,
        @Nullable String tradingAccount,
        @Nullable LocalDate through,
        @Nullable String cursor,
        int limit) {
    /// Of any day.
    public FindEntries(
            @Nullable String account,
            @Nullable String tradingAccount,
            @Nullable String cursor,
            int limit) {
        this(account, tradingAccount, null, cursor, limit);
    }
}
