package fidus.mt5;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A broker account as registered. Its natural key is server and login.
///
/// @param serverZone the zone of the broker's wall clock, such as Europe/Athens or +03:00
/// @param manager who trades it, empty when nobody does
/// @param alwaysOpen the market of this server never closes (crypto)
/// @param clientId the client with active mappings on it
/// @param registeredAt when the second person released it; absent where it was not kept
public record TradingAccount(
        TradingAccountId id,
        AccountKey key,
        String label,
        Platform platform,
        String broker,
        AccountPurpose accountPurpose,
        FundCode fundCode,
        CapitalSource capitalSource,
        Currency currency,
        String serverZone,
        boolean alwaysOpen,
        String manager,
        AccountLifecycle lifecycle,
        PoolState poolState,
        @Nullable ClientId clientId,
        @Nullable Instant registeredAt,
        long version) {
    private static final String HOUSE = "HOUSE";

    /// The fund that postings on the account name: its own, or HOUSE where it holds the house's
    /// money, which is no fund's result.
    @JsonIgnore
    public String bookFund() {
        return capitalSource == CapitalSource.HOUSE ? HOUSE : fundCode.name();
    }

    /// The same account after a move in the pool. One that leaves it INACTIVE takes part in no
    /// total any more.
    public TradingAccount inPool(PoolState state, @Nullable ClientId client) {
        return new TradingAccount(
                id,
                key,
                label,
                platform,
                broker,
                accountPurpose,
                fundCode,
                capitalSource,
                currency,
                serverZone,
                alwaysOpen,
                manager,
                state == PoolState.INACTIVE ? AccountLifecycle.INACTIVE : lifecycle,
                state,
                client,
                registeredAt,
                version + 1);
    }
}
