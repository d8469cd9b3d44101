package fidus.bank.desk;

/// @param reason at least 10 characters
public record ReverseTransit(BankTransitId id, String reason) {}
