package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import java.util.List;

/// Prepares the sign-off of several runs for another person, who signs all of them or none.
///
/// @param runs 1 to {@link #MOST}, none twice
public record SignOffRuns(List<RunId> runs, String note) {
    public static final int MOST = 50;

    public SignOffRuns {
        runs = List.copyOf(runs);
    }
}
