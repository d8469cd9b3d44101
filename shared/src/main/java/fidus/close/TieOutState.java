package fidus.close;

/// Whether two figures that must be equal are.
public enum TieOutState {
    TIES,
    /// The rule asks for less than equality, and that is so.
    PASSES,
    /// They differ by what a break or a person explains.
    EXPLAINED,
    DIFFERS,
    /// The rule asks for something else than equality, and that is not so.
    FAILS,
    /// One of the two is not there.
    UNKNOWN;

    public boolean isSettled() {
        return this == TIES || this == PASSES || this == EXPLAINED;
    }
}
