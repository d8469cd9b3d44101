package fidus.rebates;

/// @param agreement replaces the broker's whole agreement
/// @param reason at least 10 characters
public record PrepareAgreement(BrokerAgreement agreement, String reason) {}
