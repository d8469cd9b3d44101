package fidus.reconciliation.desk;

import fidus.reconciliation.MatchPass;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What stands around the rows of a run; its balance proof is in the run's outcome.
///
/// @param version of the run; another one means that rows or what was found changed
/// @param checks the system rules evaluated, each with its outcome
/// @param excluded the row sets of the account that are not matched or suggested until lifted
/// @param ties whether the statement's own checks (S1, S2) are clean
/// @param openBreaks of the account that may concern a day of the run or before it: they keep it
///   from being signed off
/// @param suggestions how many wait for a person
/// @param laterBreaks open ones of the account that concern later days alone and keep nothing of
///   this run from being signed off
/// @param ambiguityMargin of the rules of the account: how much better than every other suggestion
///   of its rows one must be to be accepted among several
/// @param since breaks of its days that are not as they were signed any more; absent for a run that
///   is not signed, and for one that was signed before this was kept
/// @param reopened absent unless it is signed and a month of its days was opened again since
/// @param withdrawn the sign-offs of it that were withdrawn, the newest first; absent for none
/// @param against why a sign-off of it would be refused besides its own figures and breaks, as the
///   refusal would say it; absent for nothing
/// @param passes of the rules it was made by; absent where they are not known any more
/// @param rulesSince when those rules came into force, the last time; absent for those that come
///   with the program, and where it is not known any more
public record RunDesk(
        RunCard card,
        long version,
        List<RuleOutcome> checks,
        List<ExcludedRows> excluded,
        boolean ties,
        int openBreaks,
        int suggestions,
        @Nullable Integer laterBreaks,
        @Nullable BigDecimal ambiguityMargin,
        @Nullable List<ChangedSince> since,
        @Nullable List<WithdrawnSignOff> withdrawn,
        @Nullable ReopenedRun reopened,
        @Nullable List<String> against,
        @Nullable List<MatchPass> passes,
        @Nullable Instant rulesSince) {
    public RunDesk {
        checks = List.copyOf(checks);
        excluded = List.copyOf(excluded);
        since = since == null ? null : List.copyOf(since);
        withdrawn = withdrawn == null ? null : List.copyOf(withdrawn);
        against = against == null ? null : List.copyOf(against);
        passes = passes == null ? null : List.copyOf(passes);
    }

    /// One no sign-off of which was withdrawn.
    public RunDesk(
            RunCard card,
            long version,
            List<RuleOutcome> checks,
            List<ExcludedRows> excluded,
            boolean ties,
            int openBreaks,
            int suggestions,
            @Nullable Integer laterBreaks,
            @Nullable BigDecimal ambiguityMargin,
            @Nullable List<ChangedSince> since) {
        this(
                card,
                version,
                checks,
                excluded,
                ties,
                openBreaks,
                suggestions,
                laterBreaks,
                ambiguityMargin,
                since,
                null,
                null,
                null,
                null,
                null);
    }
}
