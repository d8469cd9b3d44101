package fidus.investments.schedule;

/// Whether the accounts earn fast enough for the interest promised.
public enum PaceStatus {
    /// Everything is generated already.
    ACHIEVED,
    ON_TRACK,
    /// At least four fifths of what is required.
    AT_RISK,
    BEHIND
}
