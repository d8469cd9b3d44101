package fidus.reconciliation.desk;

import fidus.reconciliation.ReconciliationRun;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A run in the list.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param openBreaks of the account that may concern a day of the run or before it; so are the
///   other two counts
/// @param evidenceHash SHA-256 over everything the run rests on, absent until completed
/// @param outdated why it does not say any more how things stand, so that it is neither worked on
///   nor signed; absent while it does
public record RunCard(
        ReconciliationRun run,
        String account,
        int openBreaks,
        int explainedBreaks,
        int settledBreaks,
        @Nullable String evidenceHash,
        Instant startedAt,
        @Nullable String preparerName,
        @Nullable String reviewerName,
        @Nullable String outdated,
        @Nullable String waiting) {}
