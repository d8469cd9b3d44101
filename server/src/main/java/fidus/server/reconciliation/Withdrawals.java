package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WithdrawSignOff;
import fidus.reconciliation.desk.WithdrawnSignOff;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Withdrawing the sign-off of a run: one person asks, another agrees, and it is worked on again.
/// What was signed stays readable beside what is signed later.
final class Withdrawals {
    static final String WITHDRAW = "WITHDRAW_SIGN_OFF";

    private static final String NEWER = "a newer run of these days was completed since.";
    private static final String ELSEWHERE =
            "rows that it left open were matched in a run of other days since.";

    private final Audit audit;
    private final Approvals approvals;
    private final RunStore runs;
    private final RunLocks locks;
    private final Outdating outdating;
    private final SinceSigned since;
    private final WithdrawalSheet sheet;
    private final LaterRuns laterRuns;
    private final WithdrawnStore store = new WithdrawnStore();

    /// What was shown.
    ///
    /// @param signedAt absent for what was signed before this was kept
    /// @param outdated why it is to be run again afterwards; absent where it can be worked on
    /// @param later the runs that it outdates; absent for none
    record Withdrawing(
            RunId run,
            String evidenceHash,
            @Nullable Instant signedAt,
            @Nullable String outdated,
            @Nullable List<RunId> later,
            String reason) {
        boolean showed(RunStore.StoredRun one) {
            return later != null && later.contains(one.id());
        }
    }

    Withdrawals(
            Audit audit,
            Approvals approvals,
            RunLocks locks,
            Outdating outdating,
            SinceSigned since) {
        this.audit = audit;
        this.approvals = approvals;
        this.runs = locks.runs();
        this.locks = locks;
        this.outdating = outdating;
        this.since = since;
        this.sheet = new WithdrawalSheet(since);
        this.laterRuns = new LaterRuns(approvals, runs);
        approvals.kind(WITHDRAW, Withdrawing.class, Set.of(Role.APPROVER), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.WITHDRAW_SIGN_OFF, this::prepare);
    }

    private Prepared prepare(Asked asked, WithdrawSignOff ask) {
        Unit unit = asked.unit();
        String reason = ask.reason().strip();
        if (reason.length() < WithdrawSignOff.LEAST_REASON
                || reason.length() > WithdrawSignOff.MOST_REASON) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in 10 to 2,000 characters why the sign-off is withdrawn.");
        }
        RunStore.StoredRun stored = runs.get(unit, ask.id());
        requireFree(unit, stored);
        String outdated = outdated(unit, stored);
        List<RunStore.StoredRun> later = laterRuns.of(unit, stored);
        var after = new WithdrawalSheet.After(outdated, later);
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        WITHDRAW,
                        "run/" + stored.id().value(),
                        "Withdraw the sign-off of " + SignOffs.title(stored),
                        sheet.shown(unit, stored, after, reason),
                        new Withdrawing(
                                stored.id(),
                                hash(stored),
                                signedAt(stored),
                                outdated,
                                later.stream().map(RunStore.StoredRun::id).toList(),
                                reason)));
    }

    /// @throws Refused `WRONG_STATE` when it is not signed, a comparison is under way, or a later
    ///   run that goes on from it is signed; `PERIOD_LOCKED` while a month of its days is locked
    private void requireFree(Unit unit, RunStore.StoredRun stored) {
        ReconciliationRun run = stored.run();
        if (run.runState() != RunState.SIGNED_OFF && run.runState() != RunState.LOCKED) {
            throw wrongState(
                    "Only what is signed can be withdrawn; the run of %s is %s."
                            .formatted(SignOffs.title(stored), run.runState()));
        }
        YearMonth locked = locks.lastLocked(unit, run);
        if (locked != null) {
            throw Refused.because(
                    Problem.Code.PERIOD_LOCKED,
                    "%s is locked and has days of the run of %s. Open that month again first (Month close, Reopen), then withdraw the sign-off."
                            .formatted(locked, SignOffs.title(stored)));
        }
        if (!runs.running(unit, stored.account()).isEmpty()) {
            throw wrongState(
                    "A comparison of %s is under way. Withdraw the sign-off when it is done, or cancel it first."
                            .formatted(stored.account()));
        }
        for (RunStore.StoredRun later : RunStore.signedOnes(unit, stored.account())) {
            if (LaterRuns.goesOnFrom(later, stored)) {
                throw wrongState(
                        "The run of %s went on from what this one left open, and is signed too. Withdraw that sign-off first."
                                .formatted(SignOffs.title(later)));
            }
        }
    }

    static @Nullable Instant signedAt(RunStore.StoredRun stored) {
        Signature signature = stored.signature();
        return signature == null ? null : signature.signedAt();
    }

    static String hash(RunStore.StoredRun stored) {
        return Objects.requireNonNull(stored.evidenceHash(), "what is signed has a hash");
    }

    private static Refused wrongState(String why) {
        return Refused.because(Problem.Code.WRONG_STATE, why);
    }

    /// What came while it was signed, and took no notice of it: it cannot be worked on as it is.
    private @Nullable String outdated(Unit unit, RunStore.StoredRun stored) {
        boolean newer =
                runs.holding(unit, stored.account()).stream()
                        .filter(other -> other.startedAt().isAfter(stored.startedAt()))
                        .anyMatch(other -> !other.id().equals(stored.id()) && other.covers(stored));
        if (newer) {
            return NEWER;
        }
        return outdating.goesOnElsewhere(unit, stored) ? ELSEWHERE : null;
    }

    private void agreed(Unit unit, Approvals.Decided by, Withdrawing asked) {
        RunStore.StoredRun stored = runs.get(unit, asked.run());
        requireFree(unit, stored);
        List<RunStore.StoredRun> later = laterRuns.of(unit, stored);
        requireShown(unit, asked, stored, later);
        var withdrawal =
                new WithdrawnStore.Withdrawal(
                        unit.now(), asked.reason(), by.maker().name(), by.checker().name());
        store.add(unit, WithdrawnStore.Withdrawn.of(stored, hash(stored), withdrawal));
        ReconciliationRun run = stored.run();
        ReconciliationRun signed = run.runState() == RunState.LOCKED ? run.unlock() : run;
        RunStore.StoredRun after = after(stored, signed.withdrawSignOff(), asked.outdated());
        runs.replace(unit, stored, after);
        new SettledStore().forget(unit, stored.account());
        laterRuns.outdate(unit, by.checker(), stored, later);
        audit.record(
                unit,
                by.checker(),
                WITHDRAW,
                "run/" + stored.id().value(),
                run,
                after.run(),
                asked.reason());
    }

    /// A later run that is outdated since is not outdated by this any more, which takes nothing
    /// from what was agreed to.
    private void requireShown(
            Unit unit,
            Withdrawing asked,
            RunStore.StoredRun stored,
            List<RunStore.StoredRun> later) {
        boolean same =
                asked.evidenceHash().equals(hash(stored))
                        && Objects.equals(asked.signedAt(), signedAt(stored))
                        && Objects.equals(asked.outdated(), outdated(unit, stored));
        if (!same) {
            throw stale(
                    "The run of %s was signed anew, a newer run came or a row of it was matched elsewhere since this was prepared."
                            .formatted(SignOffs.title(stored)));
        }
        for (RunStore.StoredRun one : later) {
            if (!asked.showed(one)) {
                throw stale(
                        "The run of %s went on from this one since this was prepared, and would be outdated too."
                                .formatted(SignOffs.title(one)));
            }
        }
    }

    private static Refused stale(String why) {
        return Refused.because(Problem.Code.STALE_VERSION, why + " Load the run and ask again.");
    }

    private static RunStore.StoredRun after(
            RunStore.StoredRun signed, ReconciliationRun run, @Nullable String outdated) {
        return new RunStore.StoredRun(
                signed.id(),
                signed.account(),
                run,
                signed.startedAt(),
                signed.statementTies(),
                signed.evidenceHash(),
                null,
                null,
                outdated,
                signed.ground(),
                signed.version() + 1,
                null,
                signed.found());
    }

    /// The sign-offs of a run that were withdrawn, the newest first; absent for none.
    @Nullable List<WithdrawnSignOff> of(Unit unit, RunStore.StoredRun run) {
        List<WithdrawnSignOff> all =
                store.of(unit, run.id()).stream().map(one -> card(unit, one)).toList();
        return all.isEmpty() ? null : all;
    }

    private WithdrawnSignOff card(Unit unit, WithdrawnStore.Withdrawn one) {
        Signature signature = one.signature();
        WithdrawnStore.Withdrawal withdrawal = one.withdrawal();
        return new WithdrawnSignOff(
                one.preparerName(),
                one.reviewerName(),
                one.evidenceHash(),
                signature == null ? null : signature.figures(),
                signature == null
                        ? null
                        : since.of(unit, one.account(), one.signed().to(), signature),
                withdrawal.at(),
                withdrawal.reason(),
                withdrawal.askedBy(),
                withdrawal.agreedBy());
    }
}
