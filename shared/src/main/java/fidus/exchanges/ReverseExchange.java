package fidus.exchanges;

/// @param reason at least 10 characters
public record ReverseExchange(ExchangeId id, String reason) {}
