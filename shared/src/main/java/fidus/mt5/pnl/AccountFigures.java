package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.readings.ReadingState;

import org.jspecify.annotations.Nullable;

/// An account as totals see it. Its P&L is taken over from {@link AccountPnl}, never computed here.
///
/// @param fundCode absent for accounts of no fund
/// @param pnl absent exactly when the reading is UNAVAILABLE
/// @param adjustedAllocation capital at work, known also without a reading
public record AccountFigures(
        AccountPurpose purpose,
        CapitalSource capitalSource,
        AccountLifecycle lifecycle,
        @Nullable FundCode fundCode,
        ReadingState state,
        @Nullable TruePnl pnl,
        Money adjustedAllocation) {
    /// @param adjustedAllocation capital at work at the asked instant
    public static AccountFigures of(
            AccountRole role, AccountPnl account, Money adjustedAllocation) {
        return new AccountFigures(
                role.purpose(),
                role.capitalSource(),
                role.lifecycle(),
                role.fundCode(),
                account.state(),
                account.pnl(),
                adjustedAllocation);
    }

    @JsonIgnore
    public Currency currency() {
        return adjustedAllocation.currency();
    }

    @JsonIgnore
    boolean isActive(AccountPurpose asked) {
        return lifecycle == AccountLifecycle.ACTIVE && purpose == asked;
    }

    @JsonIgnore
    boolean isTradingFor(CapitalSource source) {
        return isActive(AccountPurpose.TRADING) && capitalSource == source;
    }

    Basis basis() {
        return Basis.of(state);
    }
}
