package fidus.server.rebates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunState;
import fidus.rebates.ReverseRebates;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What another person decides about a run: that it may be claimed, and that it is taken back.
final class RebateDecisions {
    private final RebateStore store;
    private final RebateRuns runs;
    private final Rebates.Ground ground;

    /// A run as it was shown.
    record Awaited(RebateRunId id, String resultDigest, long version, String reason) {}

    RebateDecisions(RebateStore store, RebateRuns runs, Rebates.Ground ground) {
        this.store = store;
        this.runs = runs;
        this.ground = ground;
        Approvals approvals = ground.approvals();
        Set<Role> who = Set.of(Role.APPROVER);
        approvals.kind(Rebates.APPROVE, Awaited.class, who, this::approved);
        approvals.kind(Rebates.REVERSE, Awaited.class, who, this::reversed);
    }

    void routes(Routes routes) {
        routes.answer(RebateCalls.APPROVE, this::askApproval);
        routes.answer(RebateCalls.REVERSE, this::askReversal);
    }

    private Prepared askApproval(Asked asked, AboutRebateRun about) {
        RebateRun run = store.get(asked.unit(), about.id());
        RebateRuns.needs(run, RebateRunState.PREVIEWED);
        if (!run.unrated().isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    run.unrated().size()
                            + " closed lots have no rate. They are owed an unknown sum, not"
                            + " nothing: agree on a rate, if need be of zero, and compute again.");
        }
        var awaited = new Awaited(run.id(), run.resultDigest(), run.version(), "");
        return ask(
                asked,
                Rebates.APPROVE,
                "Approve " + RebateShown.title(run),
                RebateShown.lines(run),
                awaited);
    }

    private Prepared ask(
            Asked asked, String command, String title, List<Shown> shown, Awaited awaited) {
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                command, Rebates.subject(awaited.id), title, shown, awaited));
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        RebateRun run = seen(unit, awaited.id, awaited.version);
        RebateRuns.needs(run, RebateRunState.PREVIEWED);
        by.byAnotherThan(Set.of(run.steps().makerId()));
        runs.checkStillSo(unit, run);
        runs.move(unit, maker(by), run, run.approved(by.checker().id(), unit.now()), "");
    }

    private Prepared askReversal(Asked asked, ReverseRebates reverse) {
        RebateRun run = store.get(asked.unit(), reverse.id());
        String reason = Rebates.reason(reverse.reason());
        runs.checkReversible(asked.unit(), run);
        var shown = new ArrayList<>(RebateShown.lines(run));
        if (!run.receipts().isEmpty()) {
            shown.add(
                    new Shown(
                            "Received already",
                            run.receivedSum()
                                    + ", stays booked and open on 1200 until the month's next"
                                    + " run is posted"));
        }
        shown.add(new Shown("Reason", reason));
        var awaited = new Awaited(run.id(), run.resultDigest(), run.version(), reason);
        return ask(asked, Rebates.REVERSE, "Reverse " + RebateShown.title(run), shown, awaited);
    }

    private void reversed(Unit unit, Decided by, Awaited awaited) {
        RebateRun run = seen(unit, awaited.id, awaited.version);
        runs.checkReversible(unit, run);
        if (run.claimed().signum() > 0) {
            ground.ledger()
                    .reversePosted(
                            unit,
                            maker(by),
                            by.checker().id(),
                            new Ledger.Posted(Rebates.EVENT, Rebates.subject(run.id()), "claim"),
                            awaited.reason);
        }
        runs.move(unit, maker(by), run, run.reversed(awaited.reason, unit.now()), awaited.reason);
    }

    private RebateRun seen(Unit unit, RebateRunId id, long version) {
        RebateRun run = store.get(unit, id);
        if (run.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This run is not what was shown any more. Prepare it again.");
        }
        return run;
    }

    private static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }
}
