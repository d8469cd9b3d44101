package fidus.statements;

import fidus.funds.FundCode;
import fidus.money.Money;

/// A fee of the month, as its run posted it.
///
/// @param feeType what for, in words
/// @param payee who is paid
public record FeeLine(FundCode fundCode, String feeType, String payee, Money feeAmount) {}
