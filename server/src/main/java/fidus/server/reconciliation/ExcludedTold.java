package fidus.server.reconciliation;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The rows that are not suggested again, so that a person reads days, amounts and texts. They are
/// those of the run that is looked at, or of the run that saw their break last.
record ExcludedTold(BreakStore breaks, RunWindows windows, BreakRows rows) {
    /// More nobody reads; those behind are named by their ids.
    private static final int MOST = 200;

    List<ExcludedRows> of(Unit unit, RunStore.StoredRun run, List<ExcludedRows> all) {
        List<ExcludedRows> first = all.subList(0, Math.min(all.size(), MOST));
        Map<String, MatchRow> book = known(unit, run, Side.BOOK, first);
        Map<String, MatchRow> statement = known(unit, run, Side.STATEMENT, first);
        return Stream.concat(
                        first.stream()
                                .map(
                                        one ->
                                                one.with(
                                                        new SuggestedRows(
                                                                named(one.bookRows(), book),
                                                                named(
                                                                        one.statementRows(),
                                                                        statement)))),
                        all.stream().skip(first.size()))
                .toList();
    }

    private static List<MatchRow> named(List<String> ids, Map<String, MatchRow> known) {
        return ids.stream()
                .limit(SuggestedRows.MOST)
                .map(known::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, MatchRow> known(
            Unit unit, RunStore.StoredRun run, Side side, List<ExcludedRows> all) {
        List<String> ids =
                all.stream()
                        .map(one -> side == Side.BOOK ? one.bookRows() : one.statementRows())
                        .flatMap(some -> some.stream().limit(SuggestedRows.MOST))
                        .distinct()
                        .toList();
        Map<String, MatchRow> known = new HashMap<>();
        if (!ids.isEmpty() && run.run().outcome() != null) {
            windows.byIds(unit, run, side, ids)
                    .forEach((id, placed) -> known.put(id, placed.row()));
        }
        List<String> elsewhere =
                ids.stream()
                        .filter(id -> !known.containsKey(id))
                        .map(id -> RunFindings.rowKey(run.account(), side, id))
                        .toList();
        if (!elsewhere.isEmpty()) {
            var own = breaks.named(unit, run.account(), ReconciliationBreak.UNMATCHED, elsewhere);
            rows.byId(unit, own, side).forEach(known::putIfAbsent);
        }
        return known;
    }
}
