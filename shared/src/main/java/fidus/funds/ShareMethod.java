package fidus.funds;

/// How the performance of a fund is shared fairly among those who came at different times.
public enum ShareMethod {
    /// Each contract has its own high-water mark over the accounts it is mapped to.
    CONTRACT_MARK,
    /// Units of one pool, each contract a dealing lot with its own mark; equalisation credit and
    /// contingent redemption correct the class fee.
    DEALING_LOTS,
    /// Units of one pool in series, which are rolled into the lead series by themselves when that
    /// sets a new mark.
    SERIES
}
