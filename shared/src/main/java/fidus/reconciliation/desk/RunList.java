package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first, 200 at a time. Of all accounts the first page also has the newest run of each,
/// however old it is.
///
/// @param next older runs are asked for with this one; absent when there are none
/// @param neverCompared accounts in use that no run ever compared, those that wait longest first;
///   absent but with the first page of all accounts
public record RunList(
        List<RunCard> runs, @Nullable RunId next, @Nullable List<NeverCompared> neverCompared) {
    public RunList {
        neverCompared = neverCompared == null ? null : List.copyOf(neverCompared);
    }

    /// One that says nothing of other accounts.
    public RunList(List<RunCard> runs, @Nullable RunId next) {
        this(runs, next, null);
    }
}
