package fidus.payments;

/// Who pays the banks. Inside SEPA each side always pays its own bank, whatever is said here.
public enum ChargeBearer {
    SHARED,
    HOUSE
}
