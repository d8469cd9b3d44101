package fidus.deposits;

/// Names one deposit.
public record AboutDeposit(DepositId id) {}
