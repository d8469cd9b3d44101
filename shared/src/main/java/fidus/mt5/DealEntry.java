package fidus.mt5;

/// What a trade did to its position: opened it, closed it, turned it round (netting), or closed it
/// by an opposite one (hedging).
public enum DealEntry {
    IN,
    OUT,
    INOUT,
    OUT_BY
}
