package fidus.close;

/// @param period such as 2027-03
/// @param stepKind SNAPSHOT, MARK_TO_MARKET, ACCRUALS or YEAR_END
public record RunStep(String period, StepKind stepKind) {}
