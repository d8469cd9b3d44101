package fidus.investments.commissions;

/// What makes a commission ready.
public enum CommissionTrigger {
    ON_DUE,
    ON_CLIENT_PAID
}
