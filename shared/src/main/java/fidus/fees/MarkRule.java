package fidus.fees;

/// Where the high-water mark goes when a fee crystallises.
public enum MarkRule {
    /// To the value before the fee: right where the fee is a flow or is paid outside.
    GROSS_OF_FEE,
    /// To the value after the fees: right where they are taken out of the value.
    NET_OF_FEE,
    /// There is none: each period stands alone and losses are not carried forward.
    NO_MARK
}
