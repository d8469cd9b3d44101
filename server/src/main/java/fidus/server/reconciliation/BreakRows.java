package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.ReasonWords;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The rows a break names, as the run that saw it last holds them: a person reads days, amounts and
/// texts, not numbers of rows.
final class BreakRows {
    /// More nobody reads in one line.
    private static final int MOST = 100;

    private final RunStore runs;
    private final RunWindows windows;

    BreakRows(RunStore runs, RunWindows windows) {
        this.runs = runs;
        this.windows = windows;
    }

    /// Of an unmatched row the row itself or what came closest to it, of a match its rows; empty
    /// for anything else.
    List<MatchRow> of(Unit unit, BreakStore.StoredBreak stored, Side side) {
        RunId run = stored.found().lastSeenRun();
        return rows(stored, side, known(unit, run, side, List.of(stored)));
    }

    /// What differs in each of these, in their order; the rows that one run holds are read
    /// together.
    List<BreakSides> sides(Unit unit, List<BreakStore.StoredBreak> all) {
        var book = known(unit, all, Side.BOOK);
        var statement = known(unit, all, Side.STATEMENT);
        return all.stream()
                .map(
                        one -> {
                            RunId run = one.found().lastSeenRun();
                            return BreakSides.of(
                                    one.account(),
                                    one.found(),
                                    rows(one, Side.BOOK, book.getOrDefault(run, Map.of())),
                                    rows(
                                            one,
                                            Side.STATEMENT,
                                            statement.getOrDefault(run, Map.of())));
                        })
                .toList();
    }

    /// The rows of one side that these are about, by their ids.
    Map<String, MatchRow> byId(Unit unit, List<BreakStore.StoredBreak> all, Side side) {
        Map<String, MatchRow> rows = new HashMap<>();
        known(unit, all, side).values().forEach(rows::putAll);
        return rows;
    }

    private Map<RunId, Map<String, MatchRow>> known(
            Unit unit, List<BreakStore.StoredBreak> all, Side side) {
        Map<RunId, Map<String, MatchRow>> known = new HashMap<>();
        all.stream()
                .collect(Collectors.groupingBy(one -> one.found().lastSeenRun()))
                .forEach((run, some) -> known.put(run, known(unit, run, side, some)));
        return known;
    }

    private Map<String, MatchRow> known(
            Unit unit, RunId id, Side side, List<BreakStore.StoredBreak> some) {
        List<String> ids =
                some.stream().flatMap(one -> ids(one, side).stream()).distinct().toList();
        RunStore.StoredRun run = ids.isEmpty() ? null : runs.find(unit, id).orElse(null);
        if (run == null || run.run().outcome() == null) {
            return Map.of();
        }
        Map<String, MatchRow> rows = new HashMap<>();
        windows.byIds(unit, run, side, ids).forEach((row, placed) -> rows.put(row, placed.row()));
        return rows;
    }

    private static List<MatchRow> rows(
            BreakStore.StoredBreak stored, Side side, Map<String, MatchRow> known) {
        List<String> ids = ids(stored, side);
        List<MatchRow> rows = ids.stream().map(known::get).filter(Objects::nonNull).toList();
        return rows.size() == ids.size() ? rows : List.of(); // all of them, or as it is written
    }

    /// What differs, for the person who decides about it.
    List<Shown> shown(Unit unit, BreakStore.StoredBreak stored) {
        return BreakSides.of(
                        stored.account(),
                        stored.found(),
                        of(unit, stored, Side.BOOK),
                        of(unit, stored, Side.STATEMENT))
                .keptApart(keptApart(unit, stored))
                .lines()
                .stream()
                .map(line -> new Shown(line.name(), line.value()))
                .toList();
    }

    /// Who said why that an unmatched row and the one that came closest do not belong together.
    @Nullable String keptApart(Unit unit, BreakStore.StoredBreak stored) {
        List<String> book = ids(stored, Side.BOOK);
        List<String> statement = ids(stored, Side.STATEMENT);
        if (!stored.rule().equals(ReconciliationBreak.UNMATCHED)
                || book.isEmpty()
                || statement.isEmpty()) {
            return null;
        }
        return new ExclusionStore()
                .all(unit, stored.account()).stream()
                        .map(ExclusionStore.StoredExclusion::shown)
                        .filter(one -> one.bookRows().containsAll(book))
                        .filter(one -> one.statementRows().containsAll(statement))
                        .max(
                                Comparator.comparing(
                                        ExcludedRows::at,
                                        Comparator.nullsFirst(Comparator.naturalOrder())))
                        .map(ExcludedRows::words)
                        .orElse(null);
    }

    private static List<String> ids(BreakStore.StoredBreak stored, Side side) {
        ReconciliationBreak found = stored.found();
        String said = side == Side.BOOK ? found.left() : found.right();
        if (stored.rule().equals(Outcomes.DIFFERENCE)) {
            String start = side == Side.BOOK ? Outcomes.BOOK_ROWS : Outcomes.STATEMENT_ROWS;
            String[] ids =
                    said.startsWith(start)
                            ? said.substring(start.length()).split(", ", -1)
                            : new String[0];
            return ids.length > MOST ? List.of() : List.of(ids);
        }
        if (!stored.rule().equals(ReconciliationBreak.UNMATCHED)) {
            return List.of();
        }
        String own = RunFindings.rowKey(stored.account(), side, "");
        if (stored.key().startsWith(own)) {
            return List.of(stored.key().substring(own.length()));
        }
        String closest = ReasonWords.closestRow(said);
        return closest == null ? List.of() : List.of(closest);
    }
}
