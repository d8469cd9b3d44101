package fidus.reconciliation;

import fidus.reconciliation.EvidenceTree.Kind;
import fidus.reconciliation.EvidenceTree.Leaf;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

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
            for (int day : days(lane, Arrays.stream(change.added()))) {
                leaf(live, Kind.ROW, side, day, row -> facts.row(lane.table, row));
            }
            Told told = live.told();
            for (int day : days(lane, change.matched().stream())) {
                leaf(live, Kind.MATCH, side, day, row -> match(live, told, row));
            }
            for (int day : days(lane, change.suggested().stream())) {
                leaf(live, Kind.SUGGESTION, side, day, row -> suggestions(live, told, row));
            }
            for (int day : days(lane, change.explained().stream())) {
                open(
                        live,
                        Kind.EXPLANATION,
                        side,
                        day,
                        row -> facts.said(live.lines(side, row, told, facts)));
            }
            for (int day : days(lane, change.unsearched().stream())) {
                open(live, Kind.UNSEARCHED, side, day, row -> unsearched(live, side, row));
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

    private void unsearched(LiveBoard live, Side side, int row) {
        MatchResult.Unsearched it = live.unsearched(side, row);
        if (it != null) {
            tree.facts().unsearched(it);
        }
    }

    /// The days of some rows, in order.
    private static int[] days(Lane lane, IntStream rows) {
        int[] all = rows.map(row -> lane.booked[row]).sorted().toArray();
        int count = 0;
        for (int day : all) {
            if (count == 0 || all[count - 1] != day) {
                all[count++] = day;
            }
        }
        return Arrays.copyOf(all, count);
    }

    private void leaf(LiveBoard live, Kind kind, Side side, int day, IntConsumer row) {
        tree.at(new Leaf(kind, live.board.currency.code(), side, day));
        live.side(side).all.each(day, day, span -> rows(span, row));
        tree.end();
    }

    /// A leaf that only rows in no match have lines in.
    private void open(LiveBoard live, Kind kind, Side side, int day, IntConsumer row) {
        tree.at(new Leaf(kind, live.board.currency.code(), side, day));
        live.side(side).open.each(day, day, span -> rows(span, row));
        tree.end();
    }

    private static void rows(Nearby.Span span, IntConsumer row) {
        for (int each : span.rows) {
            row.accept(each);
        }
    }
}
