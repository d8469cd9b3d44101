package fidus.close;

import fidus.funds.FundCode;
import fidus.money.Money;

/// What the committee resolved about a fund's capital.
///
/// @param fundCapital the whole of it
/// @param reserves kept back
/// @param unallocated on no account
public record FundTotals(FundCode fundCode, Money fundCapital, Money reserves, Money unallocated) {}
