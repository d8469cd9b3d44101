package fidus.approvals;

/// What becomes of a row of a command about many records.
public enum ApprovalRowState {
    /// It is as it was shown, and the approval takes it.
    AS_SHOWN,
    /// It is not what was shown any more, and the approval leaves it out.
    CHANGED,
    DONE,
    /// It was changed before its turn came.
    LEFT_OUT
}
