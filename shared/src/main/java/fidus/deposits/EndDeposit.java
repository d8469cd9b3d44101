package fidus.deposits;

/// @param reason at least 10 characters
public record EndDeposit(DepositId id, String reason) {}
