package fidus.mt5;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;

/// A new account, prepared for another person.
///
/// @param initialAllocation capital already at work when the books begin, zero when all of it
///   arrives as deals
/// @param note why, at least 10 characters
public record RegisterAccount(
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
        Money initialAllocation,
        String note) {}
