package fidus.investments;

/// Names one contract.
public record AboutInvestment(InvestmentId id) {}
