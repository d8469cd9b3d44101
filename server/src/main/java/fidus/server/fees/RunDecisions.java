package fidus.server.fees;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ReverseFeeRun;
import fidus.fees.runs.WithdrawFeeRun;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What persons decide about computed runs, and what follows in the books.
final class RunDecisions {
    static final String APPROVE = "APPROVE_FEE_RUN";
    static final String REVERSE = "REVERSE_FEE_RUN";
    static final String WITHDRAW = "WITHDRAW_FEE_RUN";

    private final FeeStore store;
    private final Previews previews;
    private final FeeRuns.Ground ground;

    /// A run as it was shown.
    record Awaited(FeeRunId id, String resultDigest, long version, String reason) {}

    private record Wish(String command, String verb, List<Shown> shown, String reason) {}

    RunDecisions(FeeStore store, Previews previews, FeeRuns.Ground ground) {
        this.store = store;
        this.previews = previews;
        this.ground = ground;
        ground.approvals().kind(APPROVE, Awaited.class, Set.of(Role.APPROVER), this::approved);
        ground.approvals().kind(REVERSE, Awaited.class, Set.of(Role.APPROVER), this::reversed);
        ground.approvals().kind(WITHDRAW, Awaited.class, Set.of(Role.APPROVER), this::withdrawn);
    }

    void routes(Routes routes) {
        routes.answer(FeeCalls.APPROVE, this::prepareApproval);
        routes.answer(FeeCalls.POST, this::post);
        routes.answer(FeeCalls.WITHDRAW, this::prepareWithdrawal);
        routes.answer(FeeCalls.REVERSE, this::prepareReversal);
    }

    /// @throws Refused `NOT_FOUND`
    FeeRun get(Unit unit, FeeRunId id) {
        return store.get(unit, id);
    }

    /// Posts the payee's run when it is APPROVED.
    ///
    /// @return whether it was posted now
    boolean postStanding(Unit unit, Actor actor, FeeType type, ManagerId payee, String period) {
        FeeRun run = store.standing(unit, type, payee, period).orElse(null);
        if (run == null || run.feeRunState() != FeeRunState.APPROVED) {
            return false;
        }
        var _ = posted(unit, actor, run);
        return true;
    }

    private Prepared prepareApproval(Asked asked, AboutFeeRun about) {
        FeeRun run = get(asked.unit(), about.id());
        RunStates.check(run, FeeRunState.PREVIEWED);
        checkNewest(asked.unit(), run);
        List<Shown> shown = RunShown.lines(run, previews.drift(asked.unit(), run));
        return ask(asked, run, new Wish(APPROVE, "Approve", shown, ""));
    }

    private Prepared prepareWithdrawal(Asked asked, WithdrawFeeRun withdraw) {
        FeeRun run = get(asked.unit(), withdraw.id());
        checkWithdrawable(asked.unit(), run);
        String reason = Reasons.checked(withdraw.reason());
        var lines = new ArrayList<>(RunShown.lines(run, List.of()));
        lines.add(new Shown("Reason", reason));
        return ask(asked, run, new Wish(WITHDRAW, "Withdraw the approval of", lines, reason));
    }

    private void withdrawn(Unit unit, Decided by, Awaited awaited) {
        FeeRun run = seen(unit, awaited);
        checkWithdrawable(unit, run);
        Actor maker = by.maker().asking(by.checker().request());
        var _ = move(unit, maker, RunStates.withdrawn(run), run, awaited.reason);
    }

    private void checkWithdrawable(Unit unit, FeeRun run) {
        RunStates.check(run, FeeRunState.APPROVED);
        checkLast(unit, run);
    }

    private Prepared prepareReversal(Asked asked, ReverseFeeRun reverse) {
        FeeRun run = get(asked.unit(), reverse.id());
        checkReversible(asked.unit(), run);
        String reason = Reasons.checked(reverse.reason());
        var lines = new ArrayList<>(RunShown.lines(run, List.of()));
        for (FeePaid paid : run.steps().payments()) {
            if (paid.stands()) {
                lines.add(shown(paid));
            }
        }
        lines.add(new Shown("Reason", reason));
        return ask(asked, run, new Wish(REVERSE, "Reverse", lines, reason));
    }

    private static Shown shown(FeePaid paid) {
        return paid.money().signum() < 0
                ? new Shown(
                        "Given back on " + paid.paidOn(),
                        paid.money().negated() + ", which the next run of this month owes again")
                : new Shown(
                        "Paid on " + paid.paidOn(),
                        paid.money() + ", which the next run of this month owes less");
    }

    private Prepared ask(Asked asked, FeeRun run, Wish wish) {
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                wish.command,
                                FeePostings.subject(run.id()),
                                wish.verb + " " + RunShown.title(run),
                                wish.shown,
                                new Awaited(
                                        run.id(), run.resultDigest(), run.version(), wish.reason)));
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        FeeRun run = seen(unit, awaited);
        RunStates.check(run, FeeRunState.PREVIEWED);
        by.byAnotherThan(Set.of(run.steps().makerId()));
        checkNewest(unit, run);
        if (!FeeRun.resultDigest(previews.again(unit, run)).equals(run.resultDigest())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The mandate or an earlier run changed since this was computed. Compute it"
                            + " again.");
        }
        var _ =
                move(
                        unit,
                        by.maker().asking(by.checker().request()),
                        RunStates.approved(run, by.checker().id(), unit.now()),
                        run,
                        "");
    }

    private FeeRun post(Asked asked, AboutFeeRun about) {
        FeeRun run = get(asked.unit(), about.id());
        return run.feeRunState().isPosted() ? run : posted(asked.unit(), asked.actor(), run);
    }

    private FeeRun posted(Unit unit, Actor actor, FeeRun run) {
        FeeRun after = RunStates.posted(run, unit.now());
        var _ = ground.ledger().postAll(unit, actor, run.steps().checkerId(), entries(unit, run));
        return move(unit, actor, after, run, "");
    }

    private void reversed(Unit unit, Decided by, Awaited awaited) {
        FeeRun run = seen(unit, awaited);
        checkReversible(unit, run);
        Actor maker = by.maker().asking(by.checker().request());
        for (NewEntry entry : entries(unit, run).reversed()) {
            ground.ledger()
                    .reversePosted(
                            unit,
                            maker,
                            by.checker().id(),
                            new Ledger.Posted(entry.eventCode(), entry.source(), entry.leg()),
                            awaited.reason);
        }
        var _ =
                move(
                        unit,
                        maker,
                        RunStates.reversed(run, awaited.reason, unit.now()),
                        run,
                        awaited.reason);
    }

    private void checkReversible(Unit unit, FeeRun run) {
        if (!run.feeRunState().isPosted()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run is " + run.feeRunState() + "; only what is posted is reversed.");
        }
        if (run.feeRunState() == FeeRunState.POSTED
                && ground.isClaimed().test(unit, FeePayables.item(run.id()))) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run stands in a batch of payments. Have that payment cancelled, or"
                            + " confirmed when it has left, then reverse the run.");
        }
        checkLast(unit, run);
    }

    /// @throws Refused `LATER_RUN_EXISTS`
    private void checkLast(Unit unit, FeeRun run) {
        store.standing(unit, run.feeType(), run.payeeId()).stream()
                .filter(other -> other.feeRunState().isFirm())
                .filter(other -> other.period().compareTo(run.period()) > 0)
                .findFirst()
                .ifPresent(
                        later -> {
                            throw Refused.at(
                                    "id",
                                    Problem.Code.LATER_RUN_EXISTS,
                                    "The run of "
                                            + later.period()
                                            + " stands on this one. Take that back first.");
                        });
    }

    /// A month is closed with the figures of its newest snapshot, so a fee is agreed on those.
    private void checkNewest(Unit unit, FeeRun run) {
        boolean newest =
                store.lastSnapshot(unit, run.period())
                        .map(last -> last.id().equals(run.snapshotId()))
                        .orElse(false);
        if (!newest) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "A newer snapshot of "
                            + run.period()
                            + " was taken after this was computed. Compute it again.");
        }
    }

    private FeeRun seen(Unit unit, Awaited awaited) {
        FeeRun run = get(unit, awaited.id);
        if (run.version() != awaited.version || !run.resultDigest().equals(awaited.resultDigest)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This run is not what was shown any more. Prepare it again.");
        }
        return run;
    }

    private List<NewEntry> entries(Unit unit, FeeRun run) {
        return new FeePostings(run)
                .entries(day -> ground.ledger().countsOn(unit, FeePostings.EVENT, day));
    }

    private static String action(FeeRun after) {
        return after.feeRunState() == FeeRunState.PREVIEWED
                ? "WITHDRAWN_FEE_RUN"
                : after.feeRunState() + "_FEE_RUN";
    }

    FeeRun move(Unit unit, Actor actor, FeeRun after, FeeRun before, String reason) {
        store.replace(unit, before, after);
        ground.audit()
                .record(
                        unit,
                        actor,
                        action(after),
                        FeePostings.subject(before.id()),
                        FeeRunCard.of(before),
                        FeeRunCard.of(after),
                        reason);
        return after;
    }
}
