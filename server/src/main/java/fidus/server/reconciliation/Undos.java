package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Match;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.MatchUndone;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.UndoMatch;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Undoing exactly one match. One person does it, unless something was booked for the match: then
/// its reversal moves money, and another person agrees to that.
final class Undos {
    static final String UNDO = "UNDO_MATCH";

    private final Audit audit;
    private final Approvals approvals;
    private final Breaks breaks;
    private final Recount recount;
    private final MatchCheck check;
    private final RunStore runs = new RunStore();
    private final MatchStore store = new MatchStore();
    private final ListingStore listings = new ListingStore();
    private final ExclusionStore exclusions = new ExclusionStore();

    Undos(Audit audit, Approvals approvals, Breaks breaks, Recount recount, MatchCheck check) {
        this.audit = audit;
        this.approvals = approvals;
        this.breaks = breaks;
        this.recount = recount;
        this.check = check;
        approvals.kind(UNDO, UndoMatch.class, Set.of(Role.APPROVER), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.UNDO, this::undo);
    }

    /// A match as it stands, and the run that shows it.
    private record Standing(MatchStore.StoredMatch stored, RunStore.StoredRun run) {
        Match match() {
            return stored.recorded().match();
        }
    }

    private MatchUndone undo(Asked asked, UndoMatch undo) {
        Unit unit = asked.unit();
        Standing standing = standing(unit, undo);
        List<Shown> booked = recount.booked().of(unit, standing.run.account(), standing.match());
        return booked.isEmpty()
                ? new MatchUndone(
                        undone(unit, WriteOffs.By.alone(asked.actor()), standing, undo), null)
                : new MatchUndone(null, waits(asked, standing, undo, booked));
    }

    private Prepared waits(Asked asked, Standing standing, UndoMatch undo, List<Shown> booked) {
        Unit unit = asked.unit();
        var _ = after(unit, asked.actor(), standing, undo); // what would be refused is refused now
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Account", RecordWords.account(standing.run.account())));
        shown.addAll(check.shown(unit, standing.run, standing.match()));
        shown.addAll(booked);
        shown.add(new Shown("Reason", undo.reason().strip()));
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        UNDO,
                        "match/" + undo.id().value(),
                        "Undo a match and take back what was booked for it",
                        shown,
                        undo));
    }

    /// Nobody takes back what he was not shown.
    private void agreed(Unit unit, Approvals.Decided by, UndoMatch undo) {
        Standing standing = standing(unit, undo);
        List<Shown> booked = recount.booked().of(unit, standing.run.account(), standing.match());
        if (!by.prepared().shown().containsAll(booked)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Something else is booked for this match than when its undoing was prepared."
                            + " Prepare it again.");
        }
        var _ = undone(unit, WriteOffs.By.both(by), standing, undo);
    }

    private Standing standing(Unit unit, UndoMatch undo) {
        MatchStore.StoredMatch before = store.get(unit, undo.id());
        RunStore.StoredRun run = newest(unit, before);
        if (before.recorded().version() != undo.version()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION, "This match was changed meanwhile. Load it again.");
        }
        if (run.run().runState() == RunState.RUNNING) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A run of this account is under way. Undo the match when it is over.");
        }
        requireHere(unit, run, before);
        recount.booked().requireNotSuspected(unit, run.account(), before.recorded().match());
        return new Standing(before, run);
    }

    private static RecordedMatch after(Unit unit, Actor actor, Standing standing, UndoMatch undo) {
        return standing.stored
                .recorded()
                .undo(
                        Reconciliations.act(unit, actor),
                        undo.reason(),
                        standing.run.run().runState());
    }

    /// @param by who undoes it, and who agreed to it if somebody had to
    private RecordedMatch undone(Unit unit, WriteOffs.By by, Standing standing, UndoMatch undo) {
        Actor actor = by.actor();
        RunStore.StoredRun run = standing.run;
        RecordedMatch after = after(unit, actor, standing, undo);
        store.undo(unit, standing.stored, after);
        listings.undo(unit, run.id(), List.of(undo.id()));
        Set<String> listing = listings.listing(unit, undo.id());
        recount.outdating().changed(unit, run, listing, List.of(standing.match()));
        var why = new ExclusionStore.Why(actor, ExcludedRows.Origin.UNDO, undo.reason().strip());
        var _ = exclusions.add(unit, run.account(), standing.match(), why);
        recount.undone(unit, by, run, standing.match());
        audit.record(
                unit,
                actor,
                UNDO,
                "match/" + undo.id().value(),
                standing.stored.recorded(),
                after,
                undo.reason());
        breaks.voidSignOffs(unit, actor, run.account());
        return after;
    }

    /// A match that no run that holds lists, although one has a row of it, is in its way: it is
    /// undone from where it stands.
    private void requireHere(Unit unit, RunStore.StoredRun run, MatchStore.StoredMatch match) {
        if (run.outdated() != null
                && !recount.outdating()
                        .isElsewhere(unit, run.account(), match.recorded().match())) {
            RunStore.requireCurrent(run);
        }
    }

    /// The last run that lists the match and holds; a signed-off one protects it, and one that is
    /// under way may take it.
    private RunStore.StoredRun newest(Unit unit, MatchStore.StoredMatch match) {
        Set<String> ids = listings.listing(unit, match.id());
        return runs.among(unit, ids).stream()
                .min(Comparator.comparingInt(Undos::rank))
                .orElseGet(() -> runs.get(unit, match.recorded().run()));
    }

    private static int rank(RunStore.StoredRun run) {
        return switch (run.run().runState()) {
            case SIGNED_OFF, LOCKED -> 0;
            case RUNNING -> 1;
            case COMPLETED -> run.outdated() == null ? 2 : 3;
            case FAILED -> 4;
        };
    }
}
