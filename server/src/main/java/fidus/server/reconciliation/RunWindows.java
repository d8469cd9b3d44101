package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The rows of runs as people look at them: which fit a filter, where they stand, what they add up
/// to. What filters look at is kept in memory for the runs used last; the rows themselves are read
/// when they are shown.
final class RunWindows {
    private final RowStore rows = new RowStore();
    private final FindingStore findings = new FindingStore();
    private final ReasonStore reasons = new ReasonStore();
    private final ListedMatches listed = new ListedMatches();
    private final HeldRuns held = HeldRuns.ofThisMemory();

    /// A row with its place.
    record Placed(int place, MatchRow row) {}

    RowStore rows() {
        return rows;
    }

    FindingStore findings() {
        return findings;
    }

    /// The run as it is now. Only for reading units: what a transaction sees may be undone.
    HeldRun now(Unit unit, RunStore.StoredRun stored) {
        HeldRun run = columns(unit, stored);
        run.follow(stored.version(), before -> marks(unit, stored, run, before));
        return run;
    }

    /// The columns of a run, which never change.
    HeldRun columns(Unit unit, RunStore.StoredRun stored) {
        return held.get(
                stored.id(),
                () -> new HeldRun(stored.id(), loaded(unit, stored.id()), new RunReading(rows)));
    }

    /// The rows of these ids; an id that is not there is left out.
    Map<String, Placed> byIds(
            Unit unit, RunStore.StoredRun stored, Side side, Collection<String> ids) {
        SideColumns columns = columns(unit, stored).columns(side);
        List<Integer> places = new ArrayList<>();
        ids.forEach(id -> columns.candidates(id, places::add));
        var of = new RowStore.RunSide(stored.id(), side);
        Map<String, Placed> found = new HashMap<>();
        rows.at(unit, of, places, columns.chunk())
                .forEach((place, row) -> found.put(row.rowId(), new Placed(place, row)));
        found.keySet().retainAll(Set.copyOf(ids));
        return found;
    }

    /// The rows that no match of the run uses, in no order. Also for a unit that writes: how far
    /// the rows have come is read anew, and what it sees of that is kept nowhere.
    List<RowRef> unmatched(Unit unit, RunStore.StoredRun stored) {
        HeldRun run = columns(unit, stored);
        HeldRun.Marks now = marks(unit, stored, run, null);
        List<RowRef> unmatched = new ArrayList<>();
        for (Side side : Side.values()) {
            byte[] standings = now.of(side);
            List<Integer> places =
                    IntStream.range(0, standings.length)
                            .filter(at -> StandingMark.standing(standings[at]) != Standing.MATCHED)
                            .boxed()
                            .toList();
            rows.at(unit, new RowStore.RunSide(run.id(), side), places, run.columns(side).chunk())
                    .values()
                    .forEach(row -> unmatched.add(new RowRef(side, row.rowId())));
        }
        return unmatched;
    }

    /// @throws Refused `NOT_FOUND` when the run suggests nothing for exactly these rows
    Suggestion suggestion(Unit unit, RunId run, List<String> book, List<String> statement) {
        Set<RowRef> rows = new HashSet<>();
        book.forEach(row -> rows.add(new RowRef(Side.BOOK, row)));
        return findings.suggesting(unit, run, rows).stream()
                .filter(it -> it.bookRows().equals(book) && it.statementRows().equals(statement))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such suggestion any more. Load the run"
                                                + " again."));
    }

    /// The rows at these places, in that order, and what those in no match failed.
    List<RunRow> shown(Unit unit, HeldRun run, Side side, List<Integer> places) {
        var of = new RowStore.RunSide(run.id(), side);
        Map<Integer, MatchRow> found = rows.at(unit, of, places, run.columns(side).chunk());
        Set<RowRef> open = new HashSet<>();
        found.forEach(
                (place, row) -> {
                    if (run.standing(side, place) != Standing.MATCHED) {
                        open.add(new RowRef(side, row.rowId()));
                    }
                });
        var whys = reasons.failed(unit, run.id(), open);
        List<RunRow> shown = new ArrayList<>();
        for (int place : places) {
            MatchRow row = found.get(place);
            if (row != null) {
                Explanation.Failure why = whys.get(new RowRef(side, row.rowId()));
                shown.add(new RunRow(side, place, row, run.standing(side, place), why));
            }
        }
        return shown;
    }

    private Map<Side, SideColumns> loaded(Unit unit, RunId run) {
        Map<Side, SideColumns> sides = new HashMap<>();
        for (Side side : Side.values()) {
            var columns = new SideColumns[1];
            rows.eachColumn(
                    unit,
                    run,
                    side,
                    block -> {
                        if (columns[0] == null) {
                            columns[0] = new SideColumns(block.chunk());
                        }
                        columns[0].add(block.currencies(), block.bytes());
                    });
            SideColumns found = columns[0] == null ? ofRows(unit, run, side) : columns[0];
            sides.put(side, found.filled());
        }
        return sides;
    }

    /// A run of before has rows alone.
    private SideColumns ofRows(Unit unit, RunId run, Side side) {
        var columns = new SideColumns[1];
        rows.eachChunk(
                unit,
                run,
                side,
                part -> {
                    if (columns[0] == null) {
                        columns[0] = new SideColumns(part.size());
                    }
                    var currencies = SideColumns.currencies(part);
                    columns[0].add(currencies, SideColumns.numbers(part, currencies));
                });
        return columns[0] == null ? new SideColumns(1) : columns[0];
    }

    /// Takes in the blocks that were written since; where there are none, everything is looked at.
    private HeldRun.Marks marks(
            Unit unit, RunStore.StoredRun stored, HeldRun run, HeldRun.@Nullable Marks before) {
        if (!rows.hasMarks(unit, stored.id())) {
            return found(unit, stored, run);
        }
        HeldRun.Marks known = before == null || !before.stored() ? null : before;
        var now =
                known == null
                        ? HeldRun.Marks.none(run, stored.version())
                        : known.copy(stored.version());
        long since = known == null ? -1 : known.version();
        for (RowStore.MarkBlock block : rows.marksSince(unit, stored.id(), since)) {
            byte[] part = block.bytes();
            System.arraycopy(
                    part, 0, now.of(block.side()), block.place() * RowStore.BLOCK, part.length);
        }
        return now;
    }

    /// From its own matches and suggestions themselves.
    private HeldRun.Marks found(Unit unit, RunStore.StoredRun stored, HeldRun run) {
        var marks = HeldRun.Marks.unstored(run, stored.version());
        Map<RowRef, Standing> standings = new HashMap<>();
        findings.suggestions(unit, stored.id(), Integer.MAX_VALUE)
                .forEach(
                        one ->
                                FindingStore.refs(one)
                                        .forEach(row -> standings.put(row, Standing.SUGGESTED)));
        reasons.settled(unit, stored.id()).forEach(row -> standings.put(row, Standing.SETTLED));
        listed.each(
                unit,
                stored.id(),
                one ->
                        RowRefs.of(one.match())
                                .forEach(row -> standings.put(row, Standing.MATCHED)));
        for (Side side : Side.values()) {
            int[] place = {0};
            rows.eachChunk(
                    unit,
                    stored.id(),
                    side,
                    part ->
                            part.forEach(
                                    row ->
                                            marks.of(side)[place[0]++] =
                                                    mark(standings, side, row)));
        }
        return marks;
    }

    private static byte mark(Map<RowRef, Standing> standings, Side side, MatchRow row) {
        var ref = new RowRef(side, row.rowId());
        return StandingMark.of(standings.getOrDefault(ref, StandingMark.untouched(row)));
    }
}
