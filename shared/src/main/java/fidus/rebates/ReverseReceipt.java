package fidus.rebates;

/// Takes back what was recorded as paid to a bank.
///
/// @param evidence the receipt's reference on the statement, which no other one has
/// @param reason at least 10 characters
public record ReverseReceipt(RebateRunId id, String evidence, String reason) {}
