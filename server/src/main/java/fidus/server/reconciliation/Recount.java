package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Brings a run's figures and breaks up to date after one match was made or undone by a person.
final class Recount {
    private static final int MOST_ROWS = 200_000;

    private final RunStore runs;
    private final BreakStore breaks;
    private final WriteOffs writeOffs;

    Recount(RunStore runs, BreakStore breaks, WriteOffs writeOffs) {
        this.runs = runs;
        this.breaks = breaks;
        this.writeOffs = writeOffs;
    }

    void matched(Unit unit, RunStore.StoredRun run, Match match) {
        Set<RowRef> used = RowRefs.of(match);
        for (BreakStore.StoredBreak stored : breaks.ofAccount(unit, run.account())) {
            boolean open =
                    stored.found().breakState() == BreakState.OPEN
                            || stored.found().breakState() == BreakState.EXPLAINED;
            if (open && used.stream().anyMatch(ref -> isOf(stored, run, ref))) {
                breaks.replace(unit, stored, stored.found().clearedByData(RunWork.today(unit)));
            }
        }
        if (!match.difference().isZero()) {
            see(unit, run, Outcomes.difference(run.account(), match));
        }
        update(unit, run, match, used, false);
    }

    /// The difference of the match ends with it, and what was booked for it is taken back.
    void undone(Unit unit, Actor actor, RunStore.StoredRun run, Match match) {
        Findings.Seen difference = Outcomes.difference(run.account(), match);
        for (BreakStore.StoredBreak stored : breaks.ofAccount(unit, run.account())) {
            if (stored.rule().equals(difference.rule()) && stored.key().equals(difference.key())) {
                end(unit, actor, stored);
            }
        }
        match.statementRows().forEach(row -> bookedAway(unit, actor, run, row));
        Set<RowRef> freed = RowRefs.of(match);
        for (Side side : Side.values()) {
            for (MatchRow row : runs.rows(unit, run.id(), side, MOST_ROWS)) {
                if (freed.contains(new RowRef(side, row.rowId()))) {
                    see(unit, run, freedRow(run, side, row));
                }
            }
        }
        update(unit, run, match, freed, true);
    }

    /// A row that was booked away is matched with what booked it. Without the match that is taken
    /// back, and the row is a break to work on.
    private void bookedAway(Unit unit, Actor actor, RunStore.StoredRun run, String row) {
        String key = RunFindings.rowKey(run.account(), Side.STATEMENT, row);
        for (BreakStore.StoredBreak stored : breaks.ofAccount(unit, run.account())) {
            if (stored.rule().equals("S5")
                    && stored.key().equals(key)
                    && stored.found().breakState() == BreakState.WRITTEN_OFF) {
                writeOffs.reverse(unit, actor, null, stored);
                breaks.replace(
                        unit,
                        stored,
                        stored.found()
                                .reopen(Reconciliations.act(unit, actor), "its match was undone"));
            }
        }
    }

    private void end(Unit unit, Actor actor, BreakStore.StoredBreak stored) {
        var today = RunWork.today(unit);
        ReconciliationBreak found = stored.found();
        if (found.breakState() == BreakState.RESOLVED) {
            return;
        }
        if (found.breakState() == BreakState.WRITTEN_OFF) {
            writeOffs.reverse(unit, actor, null, stored);
            found = found.reopen(Reconciliations.act(unit, actor), "its match was undone");
        }
        breaks.replace(unit, stored, found.clearedByData(today));
    }

    private static Findings.Seen freedRow(RunStore.StoredRun run, Side side, MatchRow row) {
        String what = row.amount() + " " + row.bookingDate() + " " + row.text();
        String why = "EXCLUDED_BY_UNDO: its match was undone by a person.";
        boolean book = side == Side.BOOK;
        return new Findings.Seen(
                "S5",
                RunFindings.rowKey(run.account(), side, row.rowId()),
                book ? what : why,
                book ? why : what,
                book ? row.amount().negated() : row.amount(),
                Severity.WARNING);
    }

    private void see(Unit unit, RunStore.StoredRun run, Findings.Seen seen) {
        var sighting =
                new ReconciliationBreak.Sighting(
                        run.id(),
                        seen.rule(),
                        seen.key(),
                        seen.left(),
                        seen.right(),
                        seen.severity());
        var today = RunWork.today(unit);
        breaks.ofAccount(unit, run.account()).stream()
                .filter(
                        stored ->
                                stored.rule().equals(seen.rule())
                                        && stored.key().equals(seen.key()))
                .findFirst()
                .ifPresentOrElse(
                        known ->
                                breaks.replace(
                                        unit,
                                        known,
                                        BreakBook.again(
                                                known.found(), sighting, seen.difference(), today)),
                        () ->
                                breaks.add(
                                        unit,
                                        BreakStore.StoredBreak.of(
                                                run.account(),
                                                ReconciliationBreak.seen(
                                                        new BreakId(UUID.randomUUID()),
                                                        sighting,
                                                        seen.difference(),
                                                        today),
                                                1)));
    }

    private void update(
            Unit unit, RunStore.StoredRun run, Match match, Set<RowRef> rows, boolean freed) {
        ReconciliationRun.Outcome before = run.run().outcome();
        if (before == null) {
            return;
        }
        BalanceProof proof = moved(unit, run, before.proofs().getFirst(), match, freed);
        int unmatched = before.counts().unmatched() + (freed ? rows.size() : -rows.size());
        int suggestions =
                results(
                        unit,
                        run,
                        rows,
                        freed,
                        List.of(Outcomes.proof(proof), Outcomes.unmatched(unmatched)));
        var counts =
                new ReconciliationRun.Counts(
                        before.counts().bookRows(),
                        before.counts().statementRows(),
                        before.counts().matches() + (freed ? -1 : 1),
                        suggestions,
                        unmatched,
                        before.counts().unsearched());
        var outcome = new ReconciliationRun.Outcome(before.runHash(), counts, List.of(proof));
        store(unit, run, outcome, Map.of("match", match, "undone", freed));
    }

    /// Writes what is left of suggestions and explanations, and says how many suggestions.
    private int results(
            Unit unit,
            RunStore.StoredRun run,
            Set<RowRef> rows,
            boolean freed,
            List<RuleOutcome> recounted) {
        List<Suggestion> suggestions = new ArrayList<>();
        List<Explanation> explanations = new ArrayList<>();
        List<RuleOutcome> checks = new ArrayList<>();
        for (RunStore.ResultChunk chunk : runs.result(unit, run.id())) {
            chunk.suggestions().stream().filter(it -> !touches(it, rows)).forEach(suggestions::add);
            chunk.explanations().stream()
                    .filter(it -> !rows.contains(it.row()))
                    .forEach(explanations::add);
            checks.addAll(chunk.checks());
        }
        if (freed) {
            rows.stream()
                    .sorted(Comparator.comparing(RowRef::side).thenComparing(RowRef::rowId))
                    .forEach(ref -> explanations.add(excluded(ref)));
        }
        checks.removeIf(check -> check.rule().equals("S5") || check.rule().equals("S6"));
        checks.addAll(recounted);
        runs.clearResult(unit, run.id());
        runs.putResult(unit, run.id(), suggestions, explanations, checks);
        return suggestions.size();
    }

    /// @param change what a person did; the evidence of before and the change make the new one
    void store(
            Unit unit,
            RunStore.StoredRun run,
            ReconciliationRun.Outcome outcome,
            Map<String, Object> change) {
        ReconciliationRun was = run.run();
        var now =
                new ReconciliationRun(
                        was.id(),
                        was.key(),
                        was.from(),
                        was.to(),
                        was.runState(),
                        outcome,
                        was.preparerId(),
                        was.reviewerId(),
                        was.version() + 1);
        var evidence = new TreeMap<String, Object>(change);
        evidence.put("before", String.valueOf(run.evidenceHash()));
        evidence.put("outcome", outcome);
        var after =
                new RunStore.StoredRun(
                        run.id(),
                        run.account(),
                        now,
                        run.startedAt(),
                        run.statementTies(),
                        Canonical.digest(evidence),
                        run.preparerName(),
                        run.reviewerName(),
                        run.version() + 1);
        runs.replace(unit, run, after);
    }

    private BalanceProof moved(
            Unit unit, RunStore.StoredRun run, BalanceProof proof, Match match, boolean freed) {
        Money book = sum(unit, run, Side.BOOK, match.bookRows(), proof);
        Money statement = sum(unit, run, Side.STATEMENT, match.statementRows(), proof);
        Money difference = statement.minus(book);
        return new BalanceProof(
                proof.balances(),
                freed
                        ? proof.unmatchedStatement().plus(statement)
                        : proof.unmatchedStatement().minus(statement),
                freed ? proof.unmatchedBook().plus(book) : proof.unmatchedBook().minus(book),
                freed
                        ? proof.differences().minus(difference)
                        : proof.differences().plus(difference),
                proof.carriedStatement(),
                proof.carriedBook());
    }

    private Money sum(
            Unit unit, RunStore.StoredRun run, Side side, List<String> ids, BalanceProof proof) {
        Money sum = Money.zero(proof.differences().currency());
        for (MatchRow row : runs.rows(unit, run.id(), side, MOST_ROWS)) {
            if (ids.contains(row.rowId())) {
                sum = sum.plus(row.amount());
            }
        }
        return sum;
    }

    private static boolean isOf(BreakStore.StoredBreak stored, RunStore.StoredRun run, RowRef ref) {
        return stored.rule().equals("S5")
                && stored.key().equals(RunFindings.rowKey(run.account(), ref.side(), ref.rowId()));
    }

    private static boolean touches(Suggestion suggestion, Set<RowRef> rows) {
        return suggestion.bookRows().stream()
                        .anyMatch(row -> rows.contains(new RowRef(Side.BOOK, row)))
                || suggestion.statementRows().stream()
                        .anyMatch(row -> rows.contains(new RowRef(Side.STATEMENT, row)));
    }

    private static Explanation excluded(RowRef ref) {
        var failure =
                new Explanation.Failure(Condition.EXCLUDED_BY_UNDO, "undone", "not matched again");
        return new Explanation(
                ref, null, List.of(failure), "EXCLUDED_BY_UNDO: its match was undone by a person.");
    }
}
