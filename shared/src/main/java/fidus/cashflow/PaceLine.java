package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.mt5.pnl.Basis;

import org.jspecify.annotations.Nullable;

/// The pace of one contract, of a fund, or of all.
///
/// @param fundCode absent on the line of all
/// @param contract absent on the lines of a fund and of all
/// @param contracts how many are in it
/// @param pace absent when the result of an account under it is not known
/// @param basis of the accounts under it
/// @param gap what should be there against what is; absent when an account under it is not known
public record PaceLine(
        Currency currency,
        @Nullable FundCode fundCode,
        @Nullable CashFlowContract contract,
        int contracts,
        @Nullable PaceFigures pace,
        Basis basis,
        @Nullable PerformanceGap gap) {}
