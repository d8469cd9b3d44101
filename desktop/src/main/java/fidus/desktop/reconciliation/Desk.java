package fidus.desktop.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A run as it lies on the desk: both sides, and from every row the way to its match, suggestions,
/// explanation and break.
final class Desk {
    private final Workbench workbench;
    private final Map<RowRef, DeskRow> rows = new HashMap<>();
    private final List<DeskRow> book;
    private final List<DeskRow> statement;
    private final List<Suggestion> suggestions;

    private Desk(Workbench workbench) {
        this.workbench = workbench;
        Map<RowRef, RecordedMatch> matched = new HashMap<>();
        for (RecordedMatch match : workbench.matches()) {
            if (match.matchState() == RecordedMatch.State.MATCHED) {
                refs(match.match().bookRows(), match.match().statementRows())
                        .forEach(ref -> matched.put(ref, match));
            }
        }
        suggestions =
                workbench.suggestions().stream()
                        .filter(it -> refs(it).stream().noneMatch(matched::containsKey))
                        .sorted(
                                Comparator.comparing(Suggestion::score)
                                        .reversed()
                                        .thenComparingInt(Suggestion::rank))
                        .toList();
        Map<RowRef, List<Suggestion>> proposed = new HashMap<>();
        for (Suggestion suggestion : suggestions) {
            refs(suggestion)
                    .forEach(
                            ref ->
                                    proposed.computeIfAbsent(ref, _ -> new ArrayList<>())
                                            .add(suggestion));
        }
        Map<RowRef, Explanation> why = new HashMap<>();
        workbench.explanations().forEach(it -> why.put(it.row(), it));
        book = side(Side.BOOK, workbench.book(), matched, proposed, why);
        statement = side(Side.STATEMENT, workbench.statement(), matched, proposed, why);
    }

    static Desk of(Workbench workbench) {
        return new Desk(workbench);
    }

    Workbench workbench() {
        return workbench;
    }

    List<DeskRow> rows(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    /// Best first.
    List<Suggestion> suggestions() {
        return suggestions;
    }

    @Nullable DeskRow row(Side side, String rowId) {
        return rows.get(new RowRef(side, rowId));
    }

    /// In the given order, without those that were not sent along.
    List<DeskRow> rows(Side side, Collection<String> ids) {
        List<DeskRow> found = new ArrayList<>();
        for (String id : ids) {
            DeskRow row = row(side, id);
            if (row != null) {
                found.add(row);
            }
        }
        return found;
    }

    /// The unsettled break of an unmatched row, or that of a match with a difference.
    @Nullable BreakCard breakOf(DeskRow row) {
        RecordedMatch match = row.match();
        String account = workbench.card().account();
        String key =
                match == null
                        ? account + "/" + row.side() + "/" + row.rowId()
                        : account
                                + "/"
                                + String.join(",", match.match().bookRows())
                                + "/"
                                + String.join(",", match.match().statementRows());
        return workbench.breaks().stream()
                .filter(it -> it.found().key().equals(key))
                .findFirst()
                .orElse(null);
    }

    long openRows(Side side) {
        return rows(side).stream().filter(DeskRow::isOpen).count();
    }

    /// Whether matches may still be made and undone.
    boolean isWorkable() {
        return workbench.card().run().runState() == RunState.COMPLETED;
    }

    /// How many rows of a side exist beyond those that were sent along.
    long notSent(Side side) {
        long all = side == Side.BOOK ? workbench.bookRows() : workbench.statementRows();
        return Math.max(0, all - rows(side).size());
    }

    private List<DeskRow> side(
            Side side,
            List<MatchRow> all,
            Map<RowRef, RecordedMatch> matched,
            Map<RowRef, List<Suggestion>> proposed,
            Map<RowRef, Explanation> why) {
        List<DeskRow> made = new ArrayList<>(all.size());
        for (MatchRow row : all) {
            var ref = new RowRef(side, row.rowId());
            var one =
                    new DeskRow(
                            side,
                            row,
                            matched.get(ref),
                            proposed.getOrDefault(ref, List.of()),
                            why.get(ref));
            rows.put(ref, one);
            made.add(one);
        }
        return List.copyOf(made);
    }

    private static List<RowRef> refs(Suggestion suggestion) {
        return refs(suggestion.bookRows(), suggestion.statementRows());
    }

    private static List<RowRef> refs(List<String> book, List<String> statement) {
        List<RowRef> refs = new ArrayList<>();
        book.forEach(id -> refs.add(new RowRef(Side.BOOK, id)));
        statement.forEach(id -> refs.add(new RowRef(Side.STATEMENT, id)));
        return refs;
    }
}
