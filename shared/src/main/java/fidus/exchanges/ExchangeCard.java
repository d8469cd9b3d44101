package fidus.exchanges;

/// @param worth by the rates that are approved for its day by now
public record ExchangeCard(MoneyExchange exchange, ExchangeWorth worth) {}
