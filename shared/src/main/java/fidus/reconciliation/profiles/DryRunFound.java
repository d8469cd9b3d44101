package fidus.reconciliation.profiles;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the tried rules would find, beside what the rules in force find on the same rows. What was
/// tried at once is given whole; what a job found in pages of {@link #MOST} of each list, the
/// counts are of all.
///
/// @param runHash what a run with these rules and rows would be signed with
/// @param against the stored run of the same days; absent when there is none. Where there is none,
///   or its input is not that of now, the rules in force were tried as well
/// @param againstVersion name and version of the rules behind `before`
/// @param passes matches by pass, before and after
/// @param changes won and lost matches and changed ones
/// @param suggestions those that were not suggested before
/// @param unmatched rows that would have no match
/// @param stood matches that people made or accepted: they stand whatever the rules are, also among
///   those of a signed run; absent in what was kept before this was counted
/// @param since what changed since the run, apart from any rules; absent where there is no run, or
///   nothing changed
public record DryRunFound(
        String account,
        String runHash,
        @Nullable RunId against,
        String againstVersion,
        ReconciliationRun.Counts before,
        ReconciliationRun.Counts after,
        Tally tally,
        List<PassTally> passes,
        List<MatchChange> changes,
        List<Suggestion> suggestions,
        List<UnmatchedRow> unmatched,
        @Nullable Integer stood,
        @Nullable Since since) {
    public static final int MOST = 4_000;

    /// The same with other lists.
    public DryRunFound with(
            List<MatchChange> changed, List<Suggestion> suggested, List<UnmatchedRow> left) {
        return new DryRunFound(
                account,
                runHash,
                against,
                againstVersion,
                before,
                after,
                tally,
                passes,
                changed,
                suggested,
                left,
                stood,
                since);
    }

    /// Both pages of the same, one after the other.
    public DryRunFound and(DryRunFound next) {
        return with(
                joined(changes, next.changes),
                joined(suggestions, next.suggestions),
                joined(unmatched, next.unmatched));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /// Whether there are changes or rows that this does not list.
    public boolean leavesOut() {
        return changes.size() < tally.won() + tally.lost() + tally.changed()
                || unmatched.size() < after.unmatched();
    }

    /// How many matches are as before and how many are not.
    public record Tally(int kept, int won, int lost, int changed) {}

    /// What the rules in force find now otherwise than the run found: rows that came or went, and
    /// what people decided meanwhile.
    ///
    /// @param version name and version of the rules that the run was made with
    /// @param then what the run counted
    /// @param tally of the run's matches against those of the rules in force now
    public record Since(String version, ReconciliationRun.Counts then, Tally tally) {}

    /// How many matches a pass makes.
    public record PassTally(String pass, int before, int after) {}

    /// @param matchedBefore whether the rules of before matched it
    /// @param why the sentence that explains it
    public record UnmatchedRow(Side side, MatchRow row, boolean matchedBefore, String why) {}

    public DryRunFound {
        passes = List.copyOf(passes);
        changes = List.copyOf(changes);
        suggestions = List.copyOf(suggestions);
        unmatched = List.copyOf(unmatched);
    }
}
