package fidus.statements;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// A fee of the month, as its run posted it.
///
/// @param fundCode whose cost it is; absent where it is the house's
/// @param feeType what for, in words
/// @param payee who is paid
public record FeeLine(@Nullable FundCode fundCode, String feeType, String payee, Money feeAmount) {}
