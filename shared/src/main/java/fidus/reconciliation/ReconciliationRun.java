package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// One comparison of an account over a period, from start to signed evidence. A run never changes;
/// each step answers a new one with the next version.
///
/// @param key what is asked again is answered from the stored run
/// @param outcome absent until the run is completed
/// @param preparerId who prepared the sign-off
/// @param reviewerId who reviewed it; never the preparer
public record ReconciliationRun(
        RunId id,
        Key key,
        LocalDate from,
        LocalDate to,
        RunState runState,
        @Nullable Outcome outcome,
        @Nullable String preparerId,
        @Nullable String reviewerId,
        int version) {

    /// The same key asked again answers the stored run.
    ///
    /// @param accountKey the reconciled account, or SYSTEM for the system rules
    /// @param inputHash see {@link MatchResult#inputHash()}
    public record Key(String profileName, int profileVersion, String accountKey, String inputHash) {
        public static final String SYSTEM = "SYSTEM";
    }

    /// What a completed run found.
    ///
    /// @param proofs one for each currency; none where no statement gives a balance to prove with:
    ///   then nothing can be signed
    public record Outcome(String runHash, Counts counts, List<BalanceProof> proofs) {
        public Outcome {
            proofs = List.copyOf(proofs);
        }
    }

    /// Numbers of rows, and of what was found about them.
    public record Counts(
            int bookRows,
            int statementRows,
            int matches,
            int suggestions,
            int unmatched,
            int unsearched) {
        public static Counts of(MatchRequest request, MatchResult result) {
            return new Counts(
                    request.book().size(),
                    request.statement().size(),
                    result.matches().size(),
                    result.suggestions().size(),
                    result.unmatched().size(),
                    result.unsearched().size());
        }
    }

    /// @throws Refused `BAD_VALUE` when the period ends before it starts
    public ReconciliationRun {
        if (to.isBefore(from)) {
            throw Refused.at("to", Problem.Code.BAD_VALUE, "The period ends before it starts.");
        }
    }

    public static ReconciliationRun started(RunId id, Key key, LocalDate from, LocalDate to) {
        return new ReconciliationRun(id, key, from, to, RunState.RUNNING, null, null, null, 1);
    }

    /// RUNNING → COMPLETED.
    ///
    /// @throws Refused `WRONG_STATE` when it is not running
    public ReconciliationRun complete(Outcome found) {
        require(RunState.RUNNING, "completed");
        return with(RunState.COMPLETED, found, null, null);
    }

    /// RUNNING → FAILED; nothing it found is kept.
    ///
    /// @throws Refused `WRONG_STATE` when it is not running
    public ReconciliationRun fail() {
        require(RunState.RUNNING, "failed");
        return with(RunState.FAILED, null, null, null);
    }

    /// The preparer signs; the run waits for a reviewer.
    ///
    /// @param tiesOut whether openings and closings of its statements tie out (S1 and S2)
    /// @throws Refused `WRONG_STATE` when it is not completed, `NOT_SIGNABLE` while something is
    ///   open
    public ReconciliationRun prepareSignOff(
            Act act, boolean tiesOut, List<ReconciliationBreak> breaks) {
        require(RunState.COMPLETED, "prepared for sign-off");
        requireSignable(tiesOut, breaks);
        return with(RunState.COMPLETED, outcome, act.personId(), null);
    }

    /// COMPLETED → SIGNED_OFF by the reviewer.
    ///
    /// @throws Refused `WRONG_STATE` when nobody has prepared it, `SAME_PERSON` when the preparer
    ///   reviews, `NOT_SIGNABLE` while something is open
    public ReconciliationRun signOff(Act act, boolean tiesOut, List<ReconciliationBreak> breaks) {
        require(RunState.COMPLETED, "signed off");
        if (preparerId == null) {
            throw wrongState("has not been prepared for sign-off yet");
        }
        if (act.personId().equals(preparerId)) {
            throw Refused.because(Problem.Code.SAME_PERSON, "A run is reviewed by another person.");
        }
        requireSignable(tiesOut, breaks);
        return with(RunState.SIGNED_OFF, outcome, preparerId, act.personId());
    }

    /// SIGNED_OFF → LOCKED with its period.
    ///
    /// @throws Refused `WRONG_STATE` when it is not signed off
    public ReconciliationRun lock() {
        require(RunState.SIGNED_OFF, "locked");
        return with(RunState.LOCKED, outcome, preparerId, reviewerId);
    }

    /// LOCKED → SIGNED_OFF when its period is opened again. What was signed stays.
    ///
    /// @throws Refused `WRONG_STATE` when it is not locked
    public ReconciliationRun unlock() {
        require(RunState.LOCKED, "unlocked");
        return with(RunState.SIGNED_OFF, outcome, preparerId, reviewerId);
    }

    /// SIGNED_OFF → COMPLETED when two persons withdraw the sign-off. Whoever signs it then
    /// prepares and reviews it anew.
    ///
    /// @throws Refused `WRONG_STATE` when it is not signed off
    public ReconciliationRun withdrawSignOff() {
        require(RunState.SIGNED_OFF, "taken back to before its sign-off");
        return with(RunState.COMPLETED, outcome, null, null);
    }

    private void requireSignable(boolean tiesOut, List<ReconciliationBreak> breaks) {
        if (!tiesOut) {
            throw notSignable("a statement does not tie out (S1 or S2)");
        }
        if (outcome != null && outcome.proofs.isEmpty()) {
            throw notSignable("there is no balance to prove with (S6)");
        }
        boolean proven = outcome != null && outcome.proofs.stream().allMatch(BalanceProof::holds);
        if (!proven) {
            throw notSignable("the balance proof leaves a rest (S6)");
        }
        long open = breaks.stream().filter(it -> !it.isSettledForSignOff()).count();
        if (open > 0) {
            throw notSignable(open + " breaks are open; explain, resolve or write them off");
        }
    }

    private ReconciliationRun with(
            RunState state,
            @Nullable Outcome found,
            @Nullable String preparer,
            @Nullable String reviewer) {
        return new ReconciliationRun(
                id, key, from, to, state, found, preparer, reviewer, version + 1);
    }

    private void require(RunState needed, String done) {
        if (runState != needed) {
            throw wrongState("is " + runState + "; only a " + needed + " one can be " + done);
        }
    }

    private static Refused wrongState(String what) {
        return Refused.because(Problem.Code.WRONG_STATE, "The run " + what + ".");
    }

    private static Refused notSignable(String why) {
        return Refused.because(
                Problem.Code.NOT_SIGNABLE, "The run cannot be signed off: " + why + ".");
    }
}
