package fidus.growth;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;

import org.jspecify.annotations.Nullable;

/// Which accounts are looked at together.
///
/// @param fundCode absent for all funds
/// @param manager empty for accounts nobody manages; absent for all
/// @param account absent for all
public record GrowthScope(
        Currency currency,
        @Nullable FundCode fundCode,
        @Nullable String manager,
        @Nullable AccountKey account) {
    public GrowthLevel level() {
        if (account != null) {
            return GrowthLevel.ACCOUNT;
        }
        if (manager != null) {
            return GrowthLevel.MANAGER;
        }
        return fundCode == null ? GrowthLevel.PORTFOLIO : GrowthLevel.FUND;
    }

    public boolean has(TradingAccount one) {
        return one.currency().equals(currency)
                && (fundCode == null || one.fundCode() == fundCode)
                && (manager == null || one.manager().equals(manager))
                && (account == null || one.key().equals(account));
    }
}
