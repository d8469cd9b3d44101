package fidus.reconciliation.desk;

import java.util.List;

/// What stands around the rows of a run; its balance proof is in the run's outcome.
///
/// @param version of the run; another one means that rows or what was found changed
/// @param checks the system rules evaluated, each with its outcome
/// @param excluded the row sets of the account that are not matched or suggested until lifted
/// @param ties whether the statement's own checks (S1, S2) are clean
/// @param openBreaks of the account, which keep the run from being signed off
/// @param suggestions how many wait for a person
public record RunDesk(
        RunCard card,
        long version,
        List<RuleOutcome> checks,
        List<ExcludedRows> excluded,
        boolean ties,
        int openBreaks,
        int suggestions) {
    public RunDesk {
        checks = List.copyOf(checks);
        excluded = List.copyOf(excluded);
    }
}
