package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.Match;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Of rows that are shown as matched, what the sides of their match differ by, read for all of them
/// together.
record DifferingRows(MatchStore matches) {
    /// What an outdated run matched may be in another match by now, which is not its own.
    List<RunRow> told(Unit unit, RunStore.StoredRun run, List<RunRow> rows) {
        List<RowRef> matched =
                rows.stream()
                        .filter(row -> row.standing() == Standing.MATCHED)
                        .map(row -> new RowRef(row.side(), row.row().rowId()))
                        .toList();
        if (matched.isEmpty() || run.outdated() != null) {
            return rows;
        }
        Map<RowRef, Money> differing = new HashMap<>();
        for (MatchStore.StoredMatch stored : matches.activeUsing(unit, run.account(), matched)) {
            Match match = stored.recorded().match();
            if (!match.difference().isZero()) {
                RowRefs.of(match).forEach(row -> differing.put(row, match.difference()));
            }
        }
        return differing.isEmpty()
                ? rows
                : rows.stream()
                        .map(
                                row ->
                                        row.differing(
                                                differing.get(
                                                        new RowRef(row.side(), row.row().rowId()))))
                        .toList();
    }
}
