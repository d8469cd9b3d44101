package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

/// The best suggestions of a run.
///
/// @param count 1 to {@link #MOST}
public record FindSuggestions(RunId id, int count) {
    public static final int MOST = 1_000;
}
