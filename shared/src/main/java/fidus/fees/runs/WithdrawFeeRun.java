package fidus.fees.runs;

/// Takes an approved run that is not posted back to where it can be computed and approved again.
///
/// @param reason at least 10 characters
public record WithdrawFeeRun(FeeRunId id, String reason) {}
