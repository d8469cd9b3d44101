package fidus.rebates;

/// @param agreement replaces the broker's whole agreement; its version is that of the one it was
///   made from, 0 where nothing was agreed
/// @param reason at least 10 characters
public record PrepareAgreement(BrokerAgreement agreement, String reason) {}
