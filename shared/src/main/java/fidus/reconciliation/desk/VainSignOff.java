package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

/// The one sentence that tells of a sign-off that waits and is not to be signed as it is: in the
/// list of runs, over the run, and to whoever decides about it.
public final class VainSignOff {
    private VainSignOff() {}

    /// @param outdated whether the run is outdated: then it is refused
    /// @param changed whether its days are known to be otherwise by now: then it may be
    /// @return absent where it may be signed
    public static @Nullable String words(boolean outdated, boolean changed) {
        if (outdated) {
            return "Run again, or open the newest: the sign-off that waits would be refused.";
        }
        return changed ? "Run again first: the sign-off that waits may be refused." : null;
    }

    /// Of a run a sign-off of which waits.
    public static @Nullable String words(RunCard card) {
        return words(card.outdated() != null, card.changed());
    }
}
