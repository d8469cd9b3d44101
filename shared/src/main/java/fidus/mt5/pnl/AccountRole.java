package fidus.mt5.pnl;

import fidus.funds.FundCode;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;

import org.jspecify.annotations.Nullable;

/// What decides which totals an account enters.
///
/// @param fundCode absent for accounts of no fund
public record AccountRole(
        AccountPurpose purpose,
        CapitalSource capitalSource,
        AccountLifecycle lifecycle,
        @Nullable FundCode fundCode) {}
