package fidus.investments.agreements;

import fidus.investments.InvestmentId;

/// @param number the version within the contract
public record GetAgreement(InvestmentId id, int number) {}
