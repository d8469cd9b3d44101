package fidus.fees;

/// Who collects the fee.
public enum Settlement {
    /// The house charges it.
    HOUSE,
    /// The broker has taken it: reported, never charged again.
    BROKER
}
