package fidus.rebates;

/// @param period a month that is over on the broker's servers
public record PrepareRebates(String period, String broker) {}
