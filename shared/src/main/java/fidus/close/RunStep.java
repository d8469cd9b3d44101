package fidus.close;

/// @param period such as 2027-03
/// @param stepKind SNAPSHOT, MARK_TO_MARKET or ACCRUALS
public record RunStep(String period, StepKind stepKind) {}
