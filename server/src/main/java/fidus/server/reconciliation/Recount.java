package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Brings a run's figures and breaks up to date after one match was made or undone by a person.
final class Recount {
    private static final String UNDONE = "EXCLUDED_BY_UNDO: its match was undone by a person.";

    private final RunStore runs;
    private final BreakStore breaks;
    private final BreakBook book;
    private final BookedMatches booked;
    private final RunWindows windows;
    private final RunStandings standings;
    private final Outdating outdating;

    Recount(RunStore runs, BreakStore breaks, WriteOffs writeOffs, RunWindows windows) {
        this.runs = runs;
        this.breaks = breaks;
        this.windows = windows;
        this.booked = new BookedMatches(breaks, writeOffs);
        this.book = new BreakBook(breaks, writeOffs);
        this.standings = new RunStandings(windows);
        this.outdating = new Outdating(runs, windows);
    }

    RunWindows windows() {
        return windows;
    }

    BreakBook book() {
        return book;
    }

    RunStandings standings() {
        return standings;
    }

    Outdating outdating() {
        return outdating;
    }

    /// @param by who matched, and who agreed to it if somebody had to
    /// @param matches each row in one of them
    void matched(Unit unit, WriteOffs.By by, RunStore.StoredRun run, List<Match> matches) {
        Set<RowRef> used = RowRefs.of(matches);
        book.matched(unit, by, run.account(), used);
        for (Match match : matches) {
            if (!match.difference().isZero()) {
                see(unit, run, difference(unit, run, match));
            }
        }
        update(unit, run, matches, -used.size(), false);
    }

    private Findings.Seen difference(Unit unit, RunStore.StoredRun run, Match match) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        for (Side side : Side.values()) {
            windows.byIds(unit, run, side, ids(match, side))
                    .forEach((id, placed) -> rows.put(new RowRef(side, id), placed.row()));
        }
        return Outcomes.difference(run.account(), match, rows::get);
    }

    /// The difference of the match ends with it, and what was booked for it is taken back.
    ///
    /// @param by who undoes it, and who agreed to it if somebody had to
    void undone(Unit unit, WriteOffs.By by, RunStore.StoredRun run, Match match) {
        booked.takeBack(unit, by, run.account(), match);
        for (Side side : Side.values()) {
            for (RunWindows.Placed placed :
                    windows.byIds(unit, run, side, ids(match, side)).values()) {
                MatchRow row = placed.row();
                var ref = new RowRef(side, row.rowId());
                see(unit, run, RunFindings.unmatched(run.account(), ref, row, UNDONE));
            }
        }
        update(unit, run, List.of(match), RowRefs.of(match).size(), true);
    }

    /// What was booked for matches, and taking it back.
    BookedMatches booked() {
        return booked;
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
        breaks.named(unit, run.account(), seen.rule(), List.of(seen.key())).stream()
                .findFirst()
                .ifPresentOrElse(
                        known -> book.again(unit, known, seen, sighting),
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
                                                seen.day(),
                                                1,
                                                breaks.turn(unit))));
    }

    /// @param more rows without a counterpart than before
    private void update(
            Unit unit, RunStore.StoredRun run, List<Match> matches, int more, boolean freed) {
        ReconciliationRun.Outcome before = run.run().outcome();
        if (before == null) {
            return;
        }
        List<BalanceProof> proofs = moved(unit, run, before.proofs(), matches, freed);
        int unmatched = before.counts().unmatched() + more;
        int suggestions =
                standings.moved(
                        unit,
                        run,
                        RowRefs.of(matches),
                        freed,
                        List.of(Outcomes.proof(proofs), Outcomes.unmatched(unmatched)));
        var counts =
                new ReconciliationRun.Counts(
                        before.counts().bookRows(),
                        before.counts().statementRows(),
                        before.counts().matches() + (freed ? -1 : 1) * matches.size(),
                        suggestions,
                        unmatched,
                        before.counts().unsearched());
        var outcome = new ReconciliationRun.Outcome(before.runHash(), counts, proofs);
        store(
                unit,
                run,
                outcome,
                matches.size() == 1
                        ? Map.of("match", matches.getFirst(), "undone", freed)
                        : Map.of("matches", matches, "undone", freed));
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
                        run.outdated(),
                        run.ground(),
                        run.version() + 1,
                        run.signature(),
                        run.found());
        runs.replace(unit, run, after);
    }

    private List<BalanceProof> moved(
            Unit unit,
            RunStore.StoredRun run,
            List<BalanceProof> proofs,
            List<Match> matches,
            boolean freed) {
        if (proofs.isEmpty()) {
            return proofs;
        }
        BalanceProof proof = proofs.getFirst();
        Money book = sum(unit, run, Side.BOOK, matches, proof);
        Money statement = sum(unit, run, Side.STATEMENT, matches, proof);
        Money difference = statement.minus(book);
        Money moved = freed ? statement : statement.negated();
        return List.of(
                new BalanceProof(
                        proof.balances(),
                        proof.unmatchedStatement().plus(moved),
                        proof.unmatchedBook().plus(freed ? book : book.negated()),
                        proof.differences().plus(freed ? difference.negated() : difference),
                        proof.carriedStatement(),
                        proof.carriedBook()));
    }

    private Money sum(
            Unit unit, RunStore.StoredRun run, Side side, List<Match> matches, BalanceProof proof) {
        List<String> ids = matches.stream().flatMap(it -> ids(it, side).stream()).toList();
        Money sum = Money.zero(proof.differences().currency());
        for (RunWindows.Placed placed : windows.byIds(unit, run, side, ids).values()) {
            sum = sum.plus(placed.row().amount());
        }
        return sum;
    }

    private static List<String> ids(Match match, Side side) {
        return side == Side.BOOK ? match.bookRows() : match.statementRows();
    }
}
