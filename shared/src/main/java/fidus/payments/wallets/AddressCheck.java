package fidus.payments.wallets;

/// What the check of an account or address has proved. None proves whose it is.
public enum AddressCheck {
    /// The check digits are right.
    CHECKSUM,
    /// Only the shape is right: the account has no check digits, or they were not looked at.
    SHAPE_ONLY
}
