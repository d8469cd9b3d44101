package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.jobs.Job;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The work of a run: compare, store rows and matches in steps that can be repeated, then complete
/// everything in one transaction. Until then the run is RUNNING and shows nothing.
final class RunWork implements Jobs.Steps<RunWork.Asked> {
    private final Mongo mongo;
    private final Audit audit;
    private final Sources sources;
    private final RunStore runs = new RunStore();
    private final MatchStore matches = new MatchStore();
    private final BreakBook breaks = new BreakBook(new BreakStore());

    /// What the job is about.
    record Asked(RunId run) {}

    RunWork(Mongo mongo, Audit audit, Sources sources) {
        this.mongo = mongo;
        this.audit = audit;
        this.sources = sources;
    }

    @Override
    public String run(Job job, Asked asked, Progress progress) {
        RunStore.StoredRun stored = mongo.read(unit -> runs.get(unit, asked.run()));
        if (stored.run().runState() != RunState.RUNNING) {
            return "This run was already over.";
        }
        try {
            return compare(stored, progress);
        } catch (Progress.Cancelled e) {
            if (!e.byServer()) {
                fail(stored.id());
            }
            throw e;
        } catch (fidus.contract.Refused e) {
            fail(stored.id());
            throw e;
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
        var account = Outcomes.account(stored.account());
        var period = new Rows.Period(stored.run().from(), stored.run().to());
        Comparison comparison =
                mongo.read(unit -> Comparison.gather(unit, sources, matches, account, period));
        int bookChunks = RunStore.chunks(comparison.request().book().size());
        int statementChunks = RunStore.chunks(comparison.request().statement().size());
        progress.step(0, bookChunks + statementChunks + 2L);
        progress.stopIfAsked();
        MatchResult result = Matcher.run(comparison.request());
        long done = 1;
        for (Side side : Side.values()) {
            List<MatchRow> rows =
                    side == Side.BOOK
                            ? comparison.request().book()
                            : comparison.request().statement();
            for (int place = 0; place < RunStore.chunks(rows.size()); place++) {
                progress.stopIfAsked();
                int at = place;
                write(unit -> runs.putRows(unit, stored.id(), side, rows, at));
                progress.step(done++, bookChunks + statementChunks + 2L);
            }
        }
        storeMatches(stored, result, progress);
        write(unit -> complete(unit, stored, comparison, result));
        progress.step(bookChunks + statementChunks + 2L, bookChunks + statementChunks + 2L);
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
        write(unit -> supersede(unit, stored, found));
        for (int place = 0; place * MatchStore.CHUNK < found.size(); place++) {
            progress.stopIfAsked();
            List<RecordedMatch> part =
                    found.subList(
                            place * MatchStore.CHUNK,
                            Math.min((place + 1) * MatchStore.CHUNK, found.size()));
            int at = place;
            write(
                    unit -> {
                        matches.addAll(unit, stored.account(), part);
                        matches.list(
                                unit,
                                stored.id(),
                                at,
                                part.stream().map(RecordedMatch::id).toList());
                    });
        }
    }

    private void supersede(Unit unit, RunStore.StoredRun stored, List<RecordedMatch> found) {
        Set<Object> ids = new HashSet<>();
        Set<String> rows = new HashSet<>();
        for (RecordedMatch match : found) {
            ids.add(match.id());
            match.match().bookRows().forEach(row -> rows.add("B" + row));
            match.match().statementRows().forEach(row -> rows.add("S" + row));
        }
        for (MatchStore.StoredMatch active : matches.active(unit, stored.account())) {
            boolean clashes =
                    active.recorded().match().bookRows().stream()
                                    .anyMatch(row -> rows.contains("B" + row))
                            || active.recorded().match().statementRows().stream()
                                    .anyMatch(row -> rows.contains("S" + row));
            if (clashes && !ids.contains(active.id())) {
                var undone =
                        active.recorded()
                                .undo(
                                        fidus.reconciliation.Act.bySystem(today(unit)),
                                        "Superseded by a later run.",
                                        RunState.COMPLETED);
                matches.undo(unit, active, undone);
            }
        }
    }

    private void complete(
            Unit unit, RunStore.StoredRun stored, Comparison comparison, MatchResult result) {
        BalanceProof proof = BalanceProof.of(comparison.balances(), comparison.request(), result);
        Findings findings = findings(comparison, result, proof);
        breaks.record(unit, stored.account(), stored.id(), findings, today(unit));
        runs.putResult(
                unit,
                stored.id(),
                result.suggestions(),
                result.explanations(),
                findings.outcomes());
        var key =
                new ReconciliationRun.Key(
                        "BROKER",
                        comparison.request().profile().version(),
                        stored.account(),
                        comparison.inputHash());
        var counts = ReconciliationRun.Counts.of(comparison.request(), result);
        ReconciliationRun running =
                ReconciliationRun.started(stored.id(), key, stored.run().from(), stored.run().to());
        ReconciliationRun completed =
                running.complete(
                        new ReconciliationRun.Outcome(result.runHash(), counts, List.of(proof)));
        var after =
                new RunStore.StoredRun(
                        stored.id(),
                        stored.account(),
                        completed,
                        stored.startedAt(),
                        comparison.statementDifference().isZero(),
                        evidence(comparison, result, findings, proof),
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
    }

    private static Findings findings(
            Comparison comparison, MatchResult result, BalanceProof proof) {
        List<Findings.Seen> seen = new ArrayList<>(comparison.system().seen());
        seen.addAll(comparison.statementFindings());
        seen.addAll(unmatched(comparison, result));
        seen.addAll(differences(comparison, result));
        if (!proof.holds()) {
            seen.add(
                    new Findings.Seen(
                            "S6",
                            comparison.account()
                                    + "/"
                                    + comparison.period().from()
                                    + "/"
                                    + comparison.period().to(),
                            proof.expectedStatementClosing().toString(),
                            proof.balances().statementClosing().toString(),
                            proof.rest(),
                            Severity.BLOCKING));
        }
        List<RuleOutcome> outcomes = new ArrayList<>(comparison.system().outcomes());
        outcomes.add(Outcomes.statement(comparison));
        outcomes.add(Outcomes.unmatched(result));
        outcomes.add(Outcomes.proof(proof));
        Set<String> rules = new HashSet<>(comparison.system().inScope().rules());
        rules.addAll(Set.of("S1", "S6"));
        Set<String> rows = new HashSet<>();
        comparison
                .request()
                .book()
                .forEach(
                        row ->
                                rows.add(
                                        rowKey(
                                                comparison.account().toString(),
                                                Side.BOOK,
                                                row.rowId())));
        comparison
                .request()
                .statement()
                .forEach(
                        row ->
                                rows.add(
                                        rowKey(
                                                comparison.account().toString(),
                                                Side.STATEMENT,
                                                row.rowId())));
        return new Findings(seen, outcomes, new Findings.Scope(rules, rows));
    }

    static String rowKey(String account, Side side, String row) {
        return account + "/" + side + "/" + row;
    }

    private static List<Findings.Seen> unmatched(Comparison comparison, MatchResult result) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        comparison
                .request()
                .book()
                .forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
        comparison
                .request()
                .statement()
                .forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        Map<RowRef, String> why = new HashMap<>();
        result.explanations()
                .forEach(explanation -> why.put(explanation.row(), explanation.sentence()));
        List<Findings.Seen> seen = new ArrayList<>();
        for (RowRef ref : result.unmatched()) {
            MatchRow row = rows.get(ref);
            if (row == null) {
                continue;
            }
            String what = row.amount() + " " + row.bookingDate() + " " + row.text();
            boolean book = ref.side() == Side.BOOK;
            Money difference = book ? row.amount().negated() : row.amount();
            seen.add(
                    new Findings.Seen(
                            "S5",
                            rowKey(comparison.account().toString(), ref.side(), ref.rowId()),
                            book ? what : why.getOrDefault(ref, ""),
                            book ? why.getOrDefault(ref, "") : what,
                            difference,
                            Severity.WARNING));
        }
        return seen;
    }

    private static List<Findings.Seen> differences(Comparison comparison, MatchResult result) {
        List<Findings.Seen> seen = new ArrayList<>();
        for (Match match : result.matches()) {
            if (!match.difference().isZero()) {
                seen.add(Outcomes.difference(comparison.account().toString(), match));
            }
        }
        return seen;
    }

    private static String evidence(
            Comparison comparison, MatchResult result, Findings findings, BalanceProof proof) {
        var evidence = new TreeMap<String, Object>();
        evidence.put("account", comparison.account().toString());
        evidence.put("from", comparison.period().from());
        evidence.put("to", comparison.period().to());
        evidence.put("statement", comparison.statement().sha256());
        evidence.put("input", result.inputHash());
        evidence.put("run", result.runHash());
        evidence.put("breaks", findings.seen());
        evidence.put("rules", findings.outcomes());
        evidence.put("proof", proof);
        return Canonical.digest(evidence);
    }

    private void fail(RunId id) {
        write(
                unit -> {
                    RunStore.StoredRun before = runs.get(unit, id);
                    matches.forget(unit, id);
                    runs.forget(unit, id);
                    runs.replace(unit, before, before.with(before.run().fail()));
                });
    }

    private void write(java.util.function.Consumer<Unit> work) {
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
