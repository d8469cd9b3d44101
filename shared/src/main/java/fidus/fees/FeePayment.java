package fidus.fees;

/// Who bears a fee and how it is paid.
public enum FeePayment {
    /// Invoiced; the measured value does not fall. A payment from the account is a flow.
    OUTSIDE,
    /// Taken out of the measured value.
    FROM_VALUE,
    /// Units of the payer are redeemed.
    UNIT_REDEMPTION,
    /// Paid back in new units, as an equalisation credit is.
    UNIT_ISSUE
}
