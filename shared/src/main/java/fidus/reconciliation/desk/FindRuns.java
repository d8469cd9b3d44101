package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

/// @param server and login: one account; absent means all
/// @param before a run whose older ones are asked for; absent for the newest
public record FindRuns(@Nullable String server, @Nullable Long login, @Nullable RunId before) {
    /// The newest of all accounts.
    public static FindRuns newest() {
        return new FindRuns(null, null, null);
    }

    /// Those of the same accounts that are older than this one.
    public FindRuns olderThan(RunId run) {
        return new FindRuns(server, login, run);
    }
}
