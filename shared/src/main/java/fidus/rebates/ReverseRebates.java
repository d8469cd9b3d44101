package fidus.rebates;

/// @param reason at least 10 characters
public record ReverseRebates(RebateRunId id, String reason) {}
