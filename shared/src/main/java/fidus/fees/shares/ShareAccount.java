package fidus.fees.shares;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// An account a contract is mapped to, as it entered the valuation: for days on which the same
/// principal of all contracts was on it.
///
/// @param mappedPrincipal of this contract
/// @param mappedByAll of all contracts on the account in these days
/// @param from the day at whose end these days begin
/// @param truePnl at the valuation, or on the last day; absent when its reading is not OK
/// @param truePnlBefore on `from`; absent likewise
/// @param to the last of these days; absent where that is the valuation
/// @param why it has no figure, in words; empty when it has
public record ShareAccount(
        AccountKey account,
        Money mappedPrincipal,
        Money mappedByAll,
        LocalDate from,
        @Nullable Money truePnl,
        @Nullable Money truePnlBefore,
        @Nullable LocalDate to,
        String why) {
    /// The account, and until when it counted where that was not the valuation's day.
    public String label() {
        return account + (to == null ? "" : " to " + to);
    }
}
