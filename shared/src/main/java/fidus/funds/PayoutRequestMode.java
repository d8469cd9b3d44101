package fidus.funds;

/// Who asks for a payout that is due.
public enum PayoutRequestMode {
    CLIENT_REQUEST,
    /// It is requested by itself on its due date.
    ON_DUE
}
