package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.audit.Audit;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Patience;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// The work of a run: compare, store rows, matches, findings and breaks in steps that can be
/// repeated, then complete everything in one transaction. Until then the run is RUNNING and shows
/// nothing.
final class RunWork implements Jobs.Steps<RunWork.Asked> {
    private final Mongo mongo;
    private final RunStore runs = new RunStore();
    private final RowStore rows = new RowStore();
    private final FindingStore findings = new FindingStore();
    private final RunMatches matches;
    private final Sources sources;
    private final Breaks breaks;
    private final Recount recount;
    private final RunEnding ending;
    private final AtOnce atOnce;
    private final RunMemory memory = new RunMemory();

    /// What the job is about.
    record Asked(RunId run) {}

    /// What the transaction that completes a run does itself; more is done before it.
    ///
    /// @param rows of both sides read again
    /// @param breaks changed, when there are no more
    /// @param part of the breaks that one transaction before it changes
    record AtOnce(int rows, int breaks, int part) {
        static final AtOnce STANDARD = new AtOnce(100_000, 5_000, 2_000);
    }

    /// What a run works with.
    record Ground(Mongo mongo, Audit audit, Sources sources, Breaks breaks, Recount recount) {}

    RunWork(Ground ground) {
        this(ground, AtOnce.STANDARD);
    }

    RunWork(Ground ground, AtOnce atOnce) {
        this.mongo = ground.mongo();
        this.sources = ground.sources();
        this.breaks = ground.breaks();
        this.recount = ground.recount();
        this.atOnce = atOnce;
        this.matches = new RunMatches(mongo, runs);
        this.ending = new RunEnding(ground, atOnce.rows());
    }

    @Override
    public String run(Job job, Asked asked, Progress progress) {
        RunStore.StoredRun stored = mongo.read(unit -> runs.get(unit, asked.run()));
        if (stored.run().runState() != RunState.RUNNING) {
            own(stored).settle();
            return "This run was already over.";
        }
        boolean goesOn = false;
        try {
            String outcome = compare(stored, progress);
            goesOn = true;
            return outcome;
        } catch (Progress.Cancelled e) {
            goesOn = e.byServer();
            throw e;
        } finally {
            if (!goesOn) {
                fail(stored.id());
            }
        }
    }

    @Override
    public void giveUp(Job job, Asked asked) {
        RunStore.StoredRun stored = mongo.read(unit -> runs.get(unit, asked.run()));
        if (stored.run().runState() == RunState.RUNNING) {
            fail(stored.id());
        } else {
            own(stored).settle();
        }
    }

    private RunBreaks own(RunStore.StoredRun stored) {
        return new RunBreaks(mongo, breaks.store(), recount.book(), stored, atOnce);
    }

    private String compare(RunStore.StoredRun stored, Progress progress) {
        var period = new Rows.Period(stored.run().from(), stored.run().to());
        Comparison comparison =
                mongo.read(unit -> Comparison.gather(unit, sources, stored.account(), period));
        ReconciliationRun.Key key = comparison.key();
        requireNew(stored, comparison);
        progress.stopIfAsked();
        MatchResult result = comparison.match(rows -> memory.run(stored.account(), rows));
        var filling = new RunFilling(mongo, stored, comparison.request(), result, progress);
        filling.rows();
        matches.store(stored, result, filling::step);
        filling.findings();
        filling.marks(comparison.aside());
        List<Match> ended = mongo.read(unit -> matches.endedDifferences(unit, stored.id()));
        RunEnding.Found found = RunEnding.Found.of(comparison, key, result, ended);
        RunBreaks own = own(stored);
        List<BreakBook.Change> left = own.ahead(found.findings(), filling::step);
        ending.complete(stored, found, new RunEnding.Written(own, left));
        own.settle();
        filling.done();
        readAhead();
        return result.matches().size()
                + " matches, "
                + comparison.counts(result).unmatched()
                + " unmatched rows, "
                + result.suggestions().size()
                + " suggestions.";
    }

    /// Takes what this run changed into the list of breaks, so that nobody who opens it waits for
    /// that. Where nobody has looked at it yet, it is read when it is asked for.
    private void readAhead() {
        BreakShelf shelf = breaks.shelf();
        if (shelf.isRead()) {
            var _ =
                    mongo.read(
                            unit -> {
                                shelf.read(unit);
                                return true;
                            });
        }
    }

    /// The same rows under the same rules are one run; whoever starts a large one learns it here.
    private void requireNew(RunStore.StoredRun stored, Comparison comparison) {
        if (!stored.run().key().inputHash().equals(RunStarts.UNREAD)) {
            return;
        }
        mongo.read(unit -> runs.completed(unit, comparison.key()))
                .ifPresent(
                        before -> {
                            stillHolds(before, comparison.left());
                            throw Refused.because(
                                    Problem.Code.WRONG_STATE,
                                    "Nothing changed since the run begun on "
                                            + before.startedAt()
                                            + ". Open that one.");
                        });
    }

    private void stillHolds(RunStore.StoredRun before, @Nullable Leaving left) {
        if (left != null) {
            var _ =
                    mongo.write(
                            unit -> {
                                new RunHeadStore().put(unit, before.id(), left);
                                return true;
                            });
        }
    }

    /// In many transactions, because there may be more to take back than one holds; the last one
    /// ends the run.
    private void fail(RunId id) {
        boolean more = true;
        while (more) {
            more = Patience.unasked().on(() -> mongo.write(unit -> takenBack(unit, id)));
        }
    }

    private boolean takenBack(Unit unit, RunId id) {
        RunStore.StoredRun before = runs.get(unit, id);
        if (before.run().runState() != RunState.RUNNING) {
            return false;
        }
        if (new FormerBreakStore(breaks.store()).takeBackSome(unit, id)
                || matches.takeBackSome(
                        unit,
                        before,
                        lost -> recount.booked().ended(unit, before.account(), List.of(lost)))
                || findings.forgetSome(unit, id)
                || rows.forgetSome(unit, id)) {
            return true;
        }
        runs.replace(unit, before, before.with(before.run().fail()));
        return false;
    }

    static LocalDate today(Unit unit) {
        return unit.today();
    }
}
