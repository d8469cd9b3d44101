package fidus.reconciliation.desk;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;

/// A run in the list.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param openBreaks of the account that may concern a day of the run or before it, as they stand
///   now; so are the other two counts
/// @param evidenceHash SHA-256 over everything the run rests on, absent until completed
/// @param outdated why it does not say any more how things stand, so that it is neither worked on
///   nor signed; absent while it does
/// @param signed what was signed; absent until then, and for what was signed before this was kept
/// @param lockedTo the last locked month of its days, such as 2026-06; absent while none is locked
/// @param since what became otherwise since it compared its days; absent where nothing is known to
/// @param request who asked for what is `waiting`, and when; absent where nothing waits
/// @param found how many breaks the run itself came to, also those that people had settled before;
///   whatever becomes of them, it stays. Absent until completed, and for runs of before it was kept
/// @param ended how the last sign-off that was asked for ended without a signature; absent where
///   none did, where one waits or stands, and of a run that is outdated
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
        @Nullable String waiting,
        @Nullable SignedFigures signed,
        @Nullable String lockedTo,
        @Nullable SinceCompared since,
        @Nullable RunRequest request,
        @Nullable Integer found,
        @Nullable EndedSignOff ended) {
    /// A run of which it is not known what it came to.
    public RunCard(
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
            @Nullable String waiting,
            @Nullable SignedFigures signed,
            @Nullable String lockedTo,
            @Nullable SinceCompared since,
            @Nullable RunRequest request) {
        this(
                run,
                account,
                openBreaks,
                explainedBreaks,
                settledBreaks,
                evidenceHash,
                startedAt,
                preparerName,
                reviewerName,
                outdated,
                waiting,
                signed,
                lockedTo,
                since,
                request,
                null,
                null);
    }

    /// A run that is not signed.
    public RunCard(
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
            @Nullable String waiting) {
        this(
                run,
                account,
                openBreaks,
                explainedBreaks,
                settledBreaks,
                evidenceHash,
                startedAt,
                preparerName,
                reviewerName,
                outdated,
                waiting,
                null,
                null,
                null,
                null);
    }

    /// How it stands: a run whose months were opened again is signed and no longer locked.
    public RunState state() {
        boolean open = run.runState() == RunState.LOCKED && lockedTo == null;
        return open ? RunState.SIGNED_OFF : run.runState();
    }

    /// Whether only the first of its months are locked.
    public boolean partlyLocked() {
        return lockedTo != null && YearMonth.parse(lockedTo).isBefore(YearMonth.from(run.to()));
    }

    /// Whether its last day is still to come: until then it is not signed.
    public boolean toCome() {
        return since != null && since.toCome() != null;
    }

    /// Whether books or statements say otherwise of its days by now: it is run again before it is
    /// signed.
    public boolean changed() {
        return since != null && !since.changed().isEmpty();
    }

    /// Open breaks of its days: of a signed run those that were signed.
    public int open() {
        return signed == null ? openBreaks : signed.open();
    }

    /// Explained breaks of its days: of a signed run those that were signed.
    public int explained() {
        return signed == null ? explainedBreaks : signed.explained();
    }

    /// Breaks of its days that are resolved or written off: of a signed run those that were signed.
    public int settled() {
        return signed == null ? settledBreaks : signed.settled();
    }
}
