package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.ReasonWords;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        List<String> ids = ids(stored, side);
        if (ids.isEmpty()) {
            return List.of();
        }
        RunStore.StoredRun run = runs.find(unit, stored.found().lastSeenRun()).orElse(null);
        if (run == null || run.run().outcome() == null) {
            return List.of();
        }
        Map<String, RunWindows.Placed> found = windows.byIds(unit, run, side, ids);
        List<MatchRow> rows =
                ids.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(RunWindows.Placed::row)
                        .toList();
        return rows.size() == ids.size() ? rows : List.of(); // all of them, or as it is written
    }

    /// What differs, for the person who decides about it.
    List<Shown> shown(Unit unit, BreakStore.StoredBreak stored) {
        return BreakSides.of(
                        stored.account(),
                        stored.found(),
                        of(unit, stored, Side.BOOK),
                        of(unit, stored, Side.STATEMENT))
                .lines()
                .stream()
                .map(line -> new Shown(line.name(), line.value()))
                .toList();
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
