package fidus.mt5;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A broker account as registered. Its natural key is server and login.
///
/// @param serverZone the zone of the broker's wall clock, such as Europe/Athens or +03:00
/// @param manager who trades it, empty when nobody does
/// @param alwaysOpen the market of this server never closes (crypto)
/// @param clientId the client with active mappings on it
/// @param registeredAt when the second person released it; absent where it was not kept
/// @param retiredAt when two persons made it INACTIVE; absent while it is ACTIVE and where it was
///   not kept
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
        long version,
        @Nullable Instant retiredAt) {
    private static final String HOUSE = "HOUSE";

    /// One that was never retired.
    public TradingAccount(
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
        this(
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
                lifecycle,
                poolState,
                clientId,
                registeredAt,
                version,
                null);
    }

    /// The fund that postings on the account name: its own, or HOUSE where it holds the house's
    /// money, which is no fund's result.
    @JsonIgnore
    public String bookFund() {
        return capitalSource == CapitalSource.HOUSE ? HOUSE : fundCode.name();
    }

    /// The same account after a move in the pool.
    public TradingAccount inPool(PoolState state, @Nullable ClientId client) {
        return become(lifecycle, state, client, retiredAt);
    }

    /// The same account after it left the pool: it takes part in no total any more.
    public TradingAccount retired(Instant at) {
        return become(AccountLifecycle.INACTIVE, PoolState.INACTIVE, null, at);
    }

    /// Whether it took part in totals at some time of a day of its server, and what it was then is
    /// known.
    ///
    /// @param day by the wall clock of the server
    public boolean wasActive(LocalDate day) {
        Instant end = retiredAt;
        return end == null
                ? lifecycle == AccountLifecycle.ACTIVE
                : !day.isAfter(LocalDate.ofInstant(end, ZoneId.of(serverZone)));
    }

    private TradingAccount become(
            AccountLifecycle next,
            PoolState state,
            @Nullable ClientId client,
            @Nullable Instant retired) {
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
                next,
                state,
                client,
                registeredAt,
                version + 1,
                retired);
    }
}
