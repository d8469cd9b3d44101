package fidus.rates;

/// @param reason at least 10 characters
public record ReverseRevaluation(RevaluationId id, String reason) {}
