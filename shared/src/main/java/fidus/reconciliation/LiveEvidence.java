package fidus.reconciliation;

import fidus.reconciliation.EvidenceTree.Kind;
import fidus.reconciliation.EvidenceTree.Leaf;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/// Writes the leaves of the evidence anew that a round touched.
final class LiveEvidence {
    private final EvidenceTree tree;

    LiveEvidence(EvidenceTree tree) {
        this.tree = tree;
    }

    void zeroRows(RowTable table, int from) {
        for (int row = from; row < table.size(); row++) {
            if (table.amount(row) == 0) {
                Telling.zeroRows(tree, table);
                return;
            }
        }
    }

    void write(LiveBoard live) {
        for (Side side : Side.values()) {
            Change change = live.change(side);
            Lane lane = live.lane(side);
            Evidence facts = tree.facts();
            for (int day : days(lane, change.addedList())) {
                leaf(live, Kind.ROW, side, day, row -> facts.row(lane.table, row));
            }
            Told told = live.told();
            for (int day : days(lane, change.matched())) {
                leaf(live, Kind.MATCH, side, day, row -> match(live, told, row));
            }
            for (int day : days(lane, change.suggested())) {
                leaf(live, Kind.SUGGESTION, side, day, row -> suggestions(live, told, row));
            }
            for (int day : days(lane, change.explained())) {
                leaf(live, Kind.EXPLANATION, side, day, row -> explanation(live, side, row));
            }
            for (int day : days(lane, change.unsearched())) {
                leaf(live, Kind.UNSEARCHED, side, day, row -> unsearched(live, side, row));
            }
        }
    }

    private void match(LiveBoard live, Told told, int row) {
        if (live.matches.startsAt(row)) {
            told.match(row, tree.facts());
        }
    }

    private void suggestions(LiveBoard live, Told told, int row) {
        live.suggestions
                .getOrDefault(row, java.util.List.of())
                .forEach(it -> tree.facts().suggestion(told.suggestion(it)));
    }

    private void explanation(LiveBoard live, Side side, int row) {
        if (!live.lane(side).isUsed(row)) {
            tree.facts().explanation(live.explanation(side, row));
        }
    }

    private void unsearched(LiveBoard live, Side side, int row) {
        MatchResult.Unsearched it = live.lane(side).isUsed(row) ? null : live.unsearched(side, row);
        if (it != null) {
            tree.facts().unsearched(it);
        }
    }

    private static SortedSet<Integer> days(Lane lane, Collection<Integer> rows) {
        SortedSet<Integer> days = new TreeSet<>();
        rows.forEach(row -> days.add(lane.booked[row]));
        return days;
    }

    private void leaf(LiveBoard live, Kind kind, Side side, int day, IntConsumer row) {
        tree.at(new Leaf(kind, live.board.currency.code(), side, day));
        live.side(side)
                .all
                .each(
                        day,
                        day,
                        span -> {
                            for (int each : span.rows) {
                                row.accept(each);
                            }
                        });
        tree.end();
    }
}
