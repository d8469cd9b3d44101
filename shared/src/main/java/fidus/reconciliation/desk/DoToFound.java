package fidus.reconciliation.desk;

import fidus.auth.PersonId;
import fidus.reconciliation.CauseCode;

import org.jspecify.annotations.Nullable;

/// Does the same to all breaks that fit a filter, as a job: it is tried on all of them first, and
/// where one refuses nothing is done, unless the others are to get it.
///
/// @param found the filter; its order and page do not count
/// @param total how many fitted when it was shown
/// @param digest of what was shown, see {@link BreakPage}; where others fit by now, or one of them
///   was changed, nothing is done
/// @param theOthers leave out those that refuse it
/// @param owner needed to assign and to explain
/// @param causeCode needed to set a cause and to explain
/// @param text the explanation, the comment, the evidence or the reason; empty where none is needed
public record DoToFound(
        FindBreakPage found,
        int total,
        String digest,
        boolean theOthers,
        BreakDeed deed,
        @Nullable PersonId owner,
        @Nullable CauseCode causeCode,
        String text) {
    /// The most breaks of one job.
    public static final int MOST = 100_000;
}
