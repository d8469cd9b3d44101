package fidus.rebates;

import fidus.fees.runs.FeeStep;

/// @param period a month that is over on the brokers' servers
/// @param step whether its runs of all brokers are computed, or those that are approved posted
public record StartRebates(String period, FeeStep step) {}
