package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The work of a run: compare, store rows and matches in steps that can be repeated, then complete
/// everything in one transaction. Until then the run is RUNNING and shows nothing.
final class RunWork implements Jobs.Steps<RunWork.Asked> {
    private final Mongo mongo;
    private final Audit audit;
    private final Sources sources;
    private final RunStore runs = new RunStore();
    private final RowStore rows = new RowStore();
    private final FindingStore findings = new FindingStore();
    private final MatchStore matches = new MatchStore();
    private final ListingStore listings = new ListingStore();
    private final Breaks breaks;
    private final BreakBook book;
    private final RunMemory memory = new RunMemory();

    /// What the job is about.
    record Asked(RunId run) {}

    RunWork(Mongo mongo, Audit audit, Sources sources, Breaks breaks) {
        this.mongo = mongo;
        this.audit = audit;
        this.sources = sources;
        this.breaks = breaks;
        this.book = new BreakBook(breaks.store());
    }

    @Override
    public String run(Job job, Asked asked, Progress progress) {
        RunStore.StoredRun stored = mongo.read(unit -> runs.get(unit, asked.run()));
        if (stored.run().runState() != RunState.RUNNING) {
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
        }
    }

    private String compare(RunStore.StoredRun stored, Progress progress) {
        var period = new Rows.Period(stored.run().from(), stored.run().to());
        Comparison comparison =
                mongo.read(unit -> Comparison.gather(unit, sources, stored.account(), period));
        progress.stopIfAsked();
        MatchResult result = memory.run(stored.account(), comparison.request());
        var filling = new RunFilling(mongo, stored, comparison.request(), result, progress);
        filling.rows();
        storeMatches(stored, result, progress);
        filling.findings();
        filling.marks();
        write(unit -> complete(unit, stored, comparison, result));
        filling.done();
        return result.matches().size()
                + " matches, "
                + result.unmatched().size()
                + " unmatched rows, "
                + result.suggestions().size()
                + " suggestions.";
    }

    /// Matches found by earlier runs of the same rows stay; those that no longer hold are undone
    /// before their rows are used again.
    private void storeMatches(RunStore.StoredRun stored, MatchResult result, Progress progress) {
        List<RecordedMatch> found = new ArrayList<>();
        for (Match match : result.matches()) {
            found.add(
                    RecordedMatch.auto(
                            MatchStore.idOf(stored.account(), match), stored.id(), match));
        }
        write(unit -> outdate(unit, stored, supersede(unit, stored, found)));
        for (int place = 0; place * MatchStore.CHUNK < found.size(); place++) {
            progress.stopIfAsked();
            List<RecordedMatch> part =
                    found.subList(
                            place * MatchStore.CHUNK,
                            Math.min((place + 1) * MatchStore.CHUNK, found.size()));
            int at = place;
            write(
                    unit -> {
                        outdate(unit, stored, matches.addAll(unit, stored.account(), part));
                        listings.list(
                                unit,
                                stored.id(),
                                at,
                                part.stream().map(RecordedMatch::id).toList());
                    });
        }
    }

    /// Earlier runs that list matches which changed show their rows otherwise, unless they are
    /// signed.
    private void outdate(Unit unit, RunStore.StoredRun stored, Set<MatchId> changed) {
        Set<String> listing = new HashSet<>();
        changed.forEach(match -> listing.addAll(listings.listing(unit, match)));
        for (RunStore.StoredRun other : runs.unsigned(unit, listing)) {
            if (!other.id().equals(stored.id()) && other.run().outcome() != null) {
                rows.forgetMarks(unit, other.id());
                runs.touch(unit, other.id());
            }
        }
    }

    /// @return those undone
    private Set<MatchId> supersede(
            Unit unit, RunStore.StoredRun stored, List<RecordedMatch> found) {
        Set<MatchId> undone = new HashSet<>();
        Set<Object> ids = new HashSet<>();
        Set<RowRef> rows = new HashSet<>();
        for (RecordedMatch match : found) {
            ids.add(match.id());
            rows.addAll(RowRefs.of(match.match()));
        }
        Set<String> signed = listings.listedBy(unit, runs.signed(unit, stored.account()));
        for (MatchStore.StoredMatch active : matches.active(unit, stored.account())) {
            Set<RowRef> used = RowRefs.of(active.recorded().match());
            if (!ids.contains(active.id()) && used.stream().anyMatch(rows::contains)) {
                requireOpen(active, signed);
                matches.supersede(unit, active, stored.id(), today(unit));
                undone.add(active.id());
            }
        }
        return undone;
    }

    private static void requireOpen(MatchStore.StoredMatch active, Set<String> signed) {
        boolean byPerson = active.recorded().matchOrigin() != RecordedMatch.Origin.AUTO;
        if (byPerson || signed.contains(active.id().value().toString())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The match of book rows "
                            + active.recorded().match().bookRows()
                            + " with statement rows "
                            + active.recorded().match().statementRows()
                            + (byPerson ? " was made by a person" : " is signed")
                            + " and does not fit this period. Choose a period that holds all its"
                            + " rows, or undo it first.");
        }
    }

    private void complete(
            Unit unit, RunStore.StoredRun stored, Comparison comparison, MatchResult result) {
        var now = Comparison.gather(unit, sources, comparison.account(), comparison.period());
        if (!now.inputHash().equals(comparison.inputHash())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "What is compared changed while the run was under way. Start it again.");
        }
        BalanceProof proof =
                BalanceProof.of(
                        comparison.balances(), comparison.request(), result, comparison.carried());
        Findings found = RunFindings.of(comparison, result, proof);
        book.record(unit, stored.account(), stored.id(), found, today(unit));
        findings.putChecks(unit, stored.id(), found.outcomes());
        ReconciliationRun completed = completed(stored, comparison, result, proof);
        var after =
                new RunStore.StoredRun(
                        stored.id(),
                        stored.account(),
                        completed,
                        stored.startedAt(),
                        comparison.ties(),
                        RunFindings.evidence(comparison, result, found, proof),
                        null,
                        null,
                        stored.version() + 1);
        runs.replace(unit, stored, after);
        audit.record(
                unit,
                Actor.SYSTEM,
                "COMPLETE_RUN",
                "run/" + stored.id().value(),
                null,
                completed,
                "");
        breaks.voidSignOffs(unit, Actor.SYSTEM, stored.account());
    }

    private static ReconciliationRun completed(
            RunStore.StoredRun stored,
            Comparison comparison,
            MatchResult result,
            BalanceProof proof) {
        var key =
                new ReconciliationRun.Key(
                        comparison.request().profile().name(),
                        comparison.request().profile().version(),
                        stored.account(),
                        comparison.inputHash());
        var counts = ReconciliationRun.Counts.of(comparison.request(), result);
        return ReconciliationRun.started(stored.id(), key, stored.run().from(), stored.run().to())
                .complete(new ReconciliationRun.Outcome(result.runHash(), counts, List.of(proof)));
    }

    /// In many transactions, because there may be more to take back than one holds; the last one
    /// ends the run.
    private void fail(RunId id) {
        boolean more = true;
        while (more) {
            more = mongo.write(unit -> takenBack(unit, id));
        }
    }

    private boolean takenBack(Unit unit, RunId id) {
        RunStore.StoredRun before = runs.get(unit, id);
        if (before.run().runState() != RunState.RUNNING) {
            return false;
        }
        Set<MatchId> changed = new HashSet<>();
        boolean more = matches.forgetSome(unit, id, today(unit), changed::add);
        outdate(unit, before, changed);
        if (more || findings.forgetSome(unit, id)) {
            return true;
        }
        rows.forget(unit, id);
        runs.replace(unit, before, before.with(before.run().fail()));
        return false;
    }

    private void write(Consumer<Unit> work) {
        var _ =
                mongo.write(
                        unit -> {
                            work.accept(unit);
                            return Boolean.TRUE;
                        });
    }

    static LocalDate today(Unit unit) {
        return unit.now().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
