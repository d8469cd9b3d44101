package fidus.server.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Standing;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what a run in memory needs only for some filters: texts, and why rows are in no match.
final class RunReading implements HeldRun.Reader {
    private final RowStore rows;
    private final ReasonStore reasons = new ReasonStore();

    RunReading(RowStore rows) {
        this.rows = rows;
    }

    @Override
    public SideTexts texts(Unit unit, RunId run, Side side) {
        var texts = new SideTexts();
        rows.eachText(unit, run, side, block -> texts.add(block.bytes()));
        if (texts.isEmpty()) {
            List<MatchRow> all = new ArrayList<>();
            rows.eachChunk(unit, run, side, all::addAll);
            for (int from = 0; from < all.size(); from += RowStore.BLOCK) {
                texts.add(
                        SideTexts.bytes(
                                all.subList(from, Math.min(from + RowStore.BLOCK, all.size()))));
            }
        }
        return texts;
    }

    @Override
    public SideOrder byText(Unit unit, RunId run, Side side) {
        var texts = new TextOrder();
        rows.eachChunk(unit, run, side, part -> part.forEach(row -> texts.add(row.text())));
        return texts.order();
    }

    @Override
    public Whys whys(Unit unit, HeldRun run, long version, @Nullable Whys before) {
        if (before == null) {
            return whys(unit, run, version);
        }
        Whys whys = before.copy(version);
        rows.marksSince(unit, run.id(), before.version())
                .forEach(block -> sayAgain(unit, run, block, whys));
        return whys;
    }

    /// What is said of rows changes only together with how far they have come.
    private void sayAgain(Unit unit, HeldRun run, RowStore.MarkBlock block, Whys whys) {
        Side side = block.side();
        byte[] marks = block.bytes();
        int from = block.place() * RowStore.BLOCK;
        List<Integer> open = new ArrayList<>();
        for (int at = 0; at < marks.length; at++) {
            if (StandingMark.standing(marks[at]) != Standing.MATCHED) {
                open.add(from + at);
            }
        }
        var of = new RowStore.RunSide(run.id(), side);
        Map<Integer, RowRef> refs = new HashMap<>();
        rows.at(unit, of, open, run.columns(side).chunk())
                .forEach((place, row) -> refs.put(place, new RowRef(side, row.rowId())));
        var said = reasons.failed(unit, run.id(), refs.values());
        whys.forget(side, from, from + marks.length);
        refs.forEach(
                (place, ref) -> {
                    Explanation.Failure failed = said.get(ref);
                    if (failed != null) {
                        whys.say(side, place, failed.condition());
                    }
                });
    }

    /// Two rows may have the same hash; which one is meant is seen from the rows themselves.
    private Whys whys(Unit unit, HeldRun run, long version) {
        Whys whys = Whys.none(run, version);
        reasons.each(
                unit,
                run.id(),
                said -> {
                    RowRef of = said.row();
                    List<Integer> places = new ArrayList<>();
                    run.columns(of.side()).candidates(of.rowId(), places::add);
                    for (int place : places.size() < 2 ? places : those(unit, run, of)) {
                        whys.say(of.side(), place, said.condition());
                    }
                });
        return whys;
    }

    private List<Integer> those(Unit unit, HeldRun run, RowRef of) {
        SideColumns columns = run.columns(of.side());
        List<Integer> places = new ArrayList<>();
        columns.candidates(of.rowId(), places::add);
        var side = new RowStore.RunSide(run.id(), of.side());
        Map<Integer, MatchRow> found = rows.at(unit, side, places, columns.chunk());
        places.removeIf(
                place -> {
                    MatchRow row = found.get(place);
                    return row == null || !row.rowId().equals(of.rowId());
                });
        return places;
    }
}
