package fidus.growth;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

/// The days of a set of accounts; absent parts mean all.
///
/// @param server of one account, with its login
public record FindGrowth(
        Currency currency,
        @Nullable FundCode fundCode,
        @Nullable String manager,
        @Nullable String server,
        @Nullable Long login) {
    public static FindGrowth of(GrowthScope scope) {
        AccountKey account = scope.account();
        return new FindGrowth(
                scope.currency(),
                scope.fundCode(),
                scope.manager(),
                account == null ? null : account.server(),
                account == null ? null : account.login());
    }

    public GrowthScope scope() {
        String on = server;
        Long number = login;
        return new GrowthScope(
                currency,
                fundCode,
                manager,
                on == null || number == null ? null : new AccountKey(on, number));
    }
}
