package fidus.investments;

/// The states of a contract; a contract entered with its mapping waits for validation.
public enum InvestmentState {
    DRAFT,
    PENDING_VALIDATION,
    VALIDATED,
    INCUBATING,
    ACTIVE,
    MATURED,
    CLOSED,
    CANCELLED,
    SUSPENDED
}
