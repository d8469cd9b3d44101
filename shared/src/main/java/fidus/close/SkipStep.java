package fidus.close;

/// @param period such as 2027-03
/// @param reason at least 10 characters
public record SkipStep(String period, StepKind stepKind, String reason) {}
