package fidus.fees.runs;

import fidus.fees.Derivation;
import fidus.fees.HighWaterMark;
import fidus.fees.Valuation;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

/// A fee with its whole derivation.
///
/// @param account absent where the line is the whole mandate's
/// @param valuation what a performance fee measured; absent for a management fee
/// @param markBefore absent for a management fee
/// @param markAfter absent for a management fee
/// @param accrued what would be due now
/// @param fee what is due now
public record FeeLine(
        @Nullable AccountKey account,
        @Nullable Valuation valuation,
        @Nullable HighWaterMark markBefore,
        @Nullable HighWaterMark markAfter,
        Money accrued,
        Money fee,
        Derivation derivation) {}
