package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// One owner's cash at one place.
///
/// @param heldAt the bank, the wallet, or the broker as the accounts name it
/// @param fundCode absent where it belongs to no fund
public record CashHolding(
        CashPlace place,
        String heldAt,
        CashOwner owner,
        @Nullable FundCode fundCode,
        Currency currency) {
    /// One text for each holding, so that two balances of one are told from balances of two.
    public String key() {
        return place
                + "/"
                + heldAt
                + "/"
                + owner
                + "/"
                + (fundCode == null ? "NONE" : fundCode.name())
                + "/"
                + currency;
    }
}
