package fidus.payments.wallets;

/// @param reason at least 10 characters
public record RetireHouseAccount(HouseAccountId id, String reason) {}
