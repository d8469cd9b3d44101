package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// The lines of one kind, fund and standing in a month, together.
///
/// @param fundCode absent where a fee belongs to no fund
public record CashFlowAmount(
        CashFlowKind kind, @Nullable FundCode fundCode, CashFlowStanding standing, Money sum) {}
