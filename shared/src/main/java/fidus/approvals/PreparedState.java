package fidus.approvals;

/// PENDING → APPROVED (by everybody needed, and executed), REJECTED, WITHDRAWN by the maker, LAPSED
/// after 24 hours, or VOIDED because the data it was based on changed.
public enum PreparedState {
    PENDING,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    LAPSED,
    VOIDED
}
