package fidus.close;

/// Whether two figures that must be equal are.
public enum TieOutState {
    TIES,
    /// They differ by what a break explains.
    EXPLAINED,
    DIFFERS,
    /// One of the two is not there.
    UNKNOWN;

    public boolean isSettled() {
        return this == TIES || this == EXPLAINED;
    }
}
