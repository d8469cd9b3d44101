package fidus.fees.shares;

import fidus.funds.FundCode;

/// @param period a month such as 2027-03, of which a snapshot was taken
public record PrepareShares(String period, FundCode fundCode) {}
