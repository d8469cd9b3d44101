package fidus.proofs;

import fidus.investments.InvestmentId;

import org.jspecify.annotations.Nullable;

/// @param period a month such as 2027-03: what is due in it
/// @param investmentId only this contract's lines; absent for all
public record AboutMonthLines(String period, @Nullable InvestmentId investmentId) {}
