package fidus.fees.shares;

/// @param inputDrift whether it would come out otherwise from today's books
public record ShareRunPage(ShareRun run, boolean inputDrift) {}
