package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.money.Currency;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Standing;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.bson.types.Binary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The rows of runs as they were compared, in chunks; beside them in larger blocks what filters
/// look at, and how far each row has come. Blocks only repeat what rows and matches say, so a run
/// without them is read all the same.
final class RowStore {
    /// Rows of one block.
    static final int BLOCK = 2_000;

    private static final String ROWS = "reconciliationRows";
    private static final String COLUMNS = "reconciliationColumns";
    private static final String TEXTS = "reconciliationTexts";
    private static final String MARKS = "reconciliationMarks";
    private static final int CHUNK = 250;

    /// Chunks that go in one transaction.
    private static final int FEW = 100;

    record RowChunk(String id, String run, Side side, int place, List<MatchRow> rows) {}

    /// @param chunk how many rows each {@link RowChunk} of the run holds
    /// @param numbers see {@link SideColumns}
    record ColumnBlock(
            String id,
            String run,
            Side side,
            int place,
            int chunk,
            List<Currency> currencies,
            Binary numbers) {
        byte[] bytes() {
            return numbers.getData();
        }
    }

    /// @param texts see {@link SideTexts}
    record TextBlock(String id, String run, Side side, int place, Binary texts) {
        byte[] bytes() {
            return texts.getData();
        }
    }

    /// @param version of the run when the block was written last
    /// @param marks of each row, see {@link StandingMark}
    record MarkBlock(String id, String run, Side side, int place, long version, Binary marks) {
        byte[] bytes() {
            return marks.getData();
        }
    }

    static void shape(Migrations migrations) {
        migrations
                .index(ROWS, "run", "side", "place")
                .index(COLUMNS, "run", "side", "place")
                .index(TEXTS, "run", "side", "place")
                .index(MARKS, "run", "version");
    }

    static int blocks(int rows) {
        return (rows + BLOCK - 1) / BLOCK;
    }

    /// Writes one block of the rows of a side.
    void put(Unit unit, RunId run, Side side, List<MatchRow> rows, int block) {
        int from = block * BLOCK;
        List<MatchRow> part = rows.subList(from, Math.min(from + BLOCK, rows.size()));
        String of = run.value().toString();
        for (int at = 0; at < part.size(); at += CHUNK) {
            int place = (from + at) / CHUNK;
            List<MatchRow> few = List.copyOf(part.subList(at, Math.min(at + CHUNK, part.size())));
            String id = id(run, side, place);
            chunks(unit).put(id, new RowChunk(id, of, side, place, few));
        }
        String id = id(run, side, block);
        List<Currency> currencies = SideColumns.currencies(part);
        var numbers = new Binary(SideColumns.numbers(part, currencies));
        unit.documents(COLUMNS, ColumnBlock.class)
                .put(id, new ColumnBlock(id, of, side, block, CHUNK, currencies, numbers));
        unit.documents(TEXTS, TextBlock.class)
                .put(id, new TextBlock(id, of, side, block, new Binary(SideTexts.bytes(part))));
    }

    /// Writes how far the rows of one block have come.
    ///
    /// @param marks of the whole side
    /// @param version the run will have
    void putMarks(Unit unit, RunSide of, int block, byte[] marks, long version) {
        int from = block * BLOCK;
        byte[] part = Arrays.copyOfRange(marks, from, Math.min(from + BLOCK, marks.length));
        String id = id(of.run(), of.side(), block);
        String run = of.run().value().toString();
        marks(unit).put(id, new MarkBlock(id, run, of.side(), block, version, new Binary(part)));
    }

    /// One side of a run.
    record RunSide(RunId run, Side side) {}

    /// Changes how far some rows have come. A run without blocks of marks has none afterwards.
    ///
    /// @param version the run will have
    void mark(Unit unit, RunSide of, Map<Integer, Standing> changed, long version) {
        Map<Integer, Map<Integer, Standing>> touched = new HashMap<>();
        changed.forEach(
                (place, standing) ->
                        touched.computeIfAbsent(place / BLOCK, _ -> new HashMap<>())
                                .put(place % BLOCK, standing));
        touched.forEach(
                (block, its) ->
                        marks(unit)
                                .byId(id(of.run(), of.side(), block))
                                .ifPresent(found -> put(unit, found, its, version)));
    }

    private static void put(
            Unit unit, MarkBlock before, Map<Integer, Standing> changed, long version) {
        byte[] marks = before.marks().getData();
        changed.forEach((at, standing) -> marks[at] = StandingMark.of(standing));
        marks(unit)
                .put(
                        before.id(),
                        new MarkBlock(
                                before.id(),
                                before.run(),
                                before.side(),
                                before.place(),
                                version,
                                new Binary(marks)));
    }

    List<MarkBlock> marksSince(Unit unit, RunId run, long version) {
        return marks(unit)
                .all(
                        and(eq("run", run.value().toString()), gt("version", version)),
                        ascending("version"),
                        Integer.MAX_VALUE);
    }

    boolean hasMarks(Unit unit, RunId run) {
        return marks(unit).first(eq("run", run.value().toString())).isPresent();
    }

    /// Other runs changed what this one lists; its marks are found out again when asked for.
    void forgetMarks(Unit unit, RunId run) {
        marks(unit).remove(eq("run", run.value().toString()));
    }

    void eachColumn(Unit unit, RunId run, Side side, Consumer<ColumnBlock> then) {
        unit.documents(COLUMNS, ColumnBlock.class).each(of(run, side), ascending("place"), then);
    }

    void eachText(Unit unit, RunId run, Side side, Consumer<TextBlock> then) {
        unit.documents(TEXTS, TextBlock.class).each(of(run, side), ascending("place"), then);
    }

    void eachChunk(Unit unit, RunId run, Side side, Consumer<List<MatchRow>> then) {
        chunks(unit).each(of(run, side), ascending("place"), chunk -> then.accept(chunk.rows()));
    }

    /// The rows at these places of a side.
    ///
    /// @param chunk how many rows each chunk of the run holds
    Map<Integer, MatchRow> at(Unit unit, RunSide of, Collection<Integer> places, int chunk) {
        var wanted = new TreeSet<Integer>();
        places.forEach(place -> wanted.add(place / chunk));
        Map<Integer, RowChunk> found = new HashMap<>();
        chunks(unit)
                .all(
                        in(
                                "_id",
                                wanted.stream()
                                        .map(place -> id(of.run(), of.side(), place))
                                        .toList()),
                        ascending("_id"),
                        wanted.size() + 1)
                .forEach(one -> found.put(one.place(), one));
        Map<Integer, MatchRow> rows = new HashMap<>();
        for (int place : places) {
            RowChunk holding = found.get(place / chunk);
            if (holding != null && place % chunk < holding.rows().size()) {
                rows.put(place, holding.rows().get(place % chunk));
            }
        }
        return rows;
    }

    List<MatchRow> first(Unit unit, RunId run, Side side, int most) {
        List<MatchRow> rows = new ArrayList<>();
        for (RowChunk chunk :
                chunks(unit).all(of(run, side), ascending("place"), most / CHUNK + 1)) {
            rows.addAll(chunk.rows());
        }
        return rows.size() <= most ? rows : rows.subList(0, most);
    }

    /// Removes some of the rows of a run that failed, and what goes with them.
    ///
    /// @return whether there may be more
    boolean forgetSome(Unit unit, RunId run) {
        String its = run.value().toString();
        List<String> some =
                chunks(unit).all(eq("run", its), ascending("side", "place"), FEW).stream()
                        .map(RowChunk::id)
                        .toList();
        chunks(unit).remove(in("_id", some));
        if (some.isEmpty()) {
            unit.documents(COLUMNS, ColumnBlock.class).remove(eq("run", its));
            unit.documents(TEXTS, TextBlock.class).remove(eq("run", its));
            marks(unit).remove(eq("run", its));
        }
        return !some.isEmpty();
    }

    private static Bson of(RunId run, Side side) {
        return and(eq("run", run.value().toString()), eq("side", side.name()));
    }

    private static String id(RunId run, Side side, int place) {
        return run.value() + "/" + side + "/" + place;
    }

    private static Documents<RowChunk> chunks(Unit unit) {
        return unit.documents(ROWS, RowChunk.class);
    }

    private static Documents<MarkBlock> marks(Unit unit) {
        return unit.documents(MARKS, MarkBlock.class);
    }
}
