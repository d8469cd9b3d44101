package fidus.desktop.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows of a whole run as a window of the server shows them.
final class RowsOfRun {
    private RowsOfRun() {}

    static List<RunRow> side(Workbench now, Side side) {
        Set<String> matched = new HashSet<>();
        now.matches().stream()
                .filter(it -> it.matchState() == RecordedMatch.State.MATCHED)
                .forEach(it -> matched.addAll(ids(side, it)));
        Set<String> suggested = new HashSet<>();
        now.suggestions().forEach(it -> suggested.addAll(ids(side, it)));
        List<RunRow> rows = new ArrayList<>();
        for (MatchRow row : side == Side.BOOK ? now.book() : now.statement()) {
            Standing standing =
                    matched.contains(row.rowId())
                            ? Standing.MATCHED
                            : suggested.contains(row.rowId())
                                    ? Standing.SUGGESTED
                                    : row.amount().isZero() ? Standing.SETTLED : Standing.OPEN;
            var shown =
                    new RunRow(side, rows.size(), row, standing, failed(now, side, row.rowId()));
            boolean told = standing == Standing.OPEN || standing == Standing.SUGGESTED;
            rows.add(told ? shown.with(broken(now, side, row.rowId())) : shown);
        }
        return rows;
    }

    private static Explanation.@Nullable Failure failed(Workbench now, Side side, String id) {
        return now.explanations().stream()
                .filter(it -> it.row().equals(new RowRef(side, id)))
                .map(it -> it.failed().getFirst())
                .findFirst()
                .orElse(null);
    }

    static List<String> ids(Side side, RecordedMatch match) {
        return side == Side.BOOK ? match.match().bookRows() : match.match().statementRows();
    }

    static List<String> ids(Side side, Suggestion one) {
        return side == Side.BOOK ? one.bookRows() : one.statementRows();
    }

    /// How the break of a row stands.
    private static @Nullable RowBreak broken(Workbench now, Side side, String rowId) {
        return now.breaks().stream()
                .filter(it -> it.found().key().endsWith("/" + side + "/" + rowId))
                .map(
                        it ->
                                new RowBreak(
                                        it.found().breakState(),
                                        null,
                                        it.waiting(),
                                        null,
                                        it.kind()))
                .findFirst()
                .orElse(null);
    }
}
