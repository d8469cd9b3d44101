package fidus.reconciliation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/// Looks again for subsets where the row itself or its pool reaches the pass otherwise than before.
final class SubsetRound {
    private final LiveBoard live;
    private final List<Proposals.Proposal> touched = new ArrayList<>();

    private record Place(Side side, int booked, int valued, int sign) {}

    SubsetRound(LiveBoard live) {
        this.live = live;
    }

    /// Proposals that went or came.
    List<Proposals.Proposal> touched() {
        return touched;
    }

    void run() {
        for (Rules pass : live.rules) {
            if (pass.pass.shape() == MatchPass.Shape.SUBSET) {
                run(pass);
            }
        }
    }

    private void run(Rules pass) {
        Set<Place> places = new HashSet<>();
        TreeSet<Integer> ours = new TreeSet<>();
        TreeSet<Integer> theirs = new TreeSet<>();
        for (Side side : Side.values()) {
            for (int row : live.change(side).dirty(pass.number)) {
                (side == Side.BOOK ? ours : theirs).add(row);
                Lane lane = live.lane(side);
                int sign = Long.signum(lane.sum[row]);
                if (places.add(new Place(side, lane.booked[row], lane.valued(row), sign))) {
                    inWindow(pass, lane, row, (side == Side.BOOK ? theirs : ours)::add);
                }
            }
        }
        search(pass, ours, theirs);
    }

    /// Shows the rows of the other side in the window that have the sign and reach the pass.
    private void inWindow(Rules pass, Lane lane, int row, IntConsumer found) {
        LiveSide far = live.side(lane.side.opposite());
        Change change = live.change(far.lane.side);
        int span =
                Math.max(pass.before, pass.after)
                        + Math.max(lane.mostShift, far.lane.mostShift)
                        - Math.min(lane.leastShift, far.lane.leastShift);
        int sign = Long.signum(lane.sum[row]);
        far.all.each(
                lane.booked[row] - span,
                lane.booked[row] + span,
                rows -> {
                    for (int at = rows.from; at < rows.to; at++) {
                        int other = rows.rows[at];
                        int days =
                                lane.side == Side.BOOK
                                        ? pass.days(lane, row, far.lane, other)
                                        : pass.days(far.lane, other, lane, row);
                        if (Long.signum(rows.sums[at]) == sign
                                && pass.inWindow(days)
                                && change.isFree(other, pass.number)) {
                            found.accept(other);
                        }
                    }
                });
    }

    private void search(Rules pass, Set<Integer> ours, Set<Integer> theirs) {
        Set<Integer> books = new TreeSet<>();
        Set<Integer> statements = new TreeSet<>();
        for (Side side : Side.values()) {
            for (int row : side == Side.BOOK ? ours : theirs) {
                forget(new LiveBoard.Target(side, row, pass.number));
                if (live.change(side).isFree(row, pass.number)) {
                    (side == Side.BOOK ? books : statements).add(row);
                    inWindow(
                            pass,
                            live.lane(side),
                            row,
                            (side == Side.BOOK ? statements : books)::add);
                }
            }
        }
        Board some = live.board.some(array(books), array(statements));
        Proposals proposals = new Proposals();
        SubsetSearch search =
                new SubsetSearch(
                        some,
                        some.rules().get(pass.number),
                        proposals,
                        (lane, at) ->
                                (lane.side == Side.BOOK ? ours : theirs).contains(lane.source[at]));
        for (Proposals.Proposal each : proposals.large) {
            keep(pass, each);
        }
        for (SubsetSearch.TooLarge it : search.unsearched()) {
            live.subsets.put(
                    new LiveBoard.Target(it.lane().side, it.lane().source[it.row()], pass.number),
                    new LiveBoard.Subsets(List.of(), it.pool()));
        }
    }

    private static int[] array(Set<Integer> rows) {
        return rows.stream().mapToInt(row -> row).toArray();
    }

    private void forget(LiveBoard.Target target) {
        LiveBoard.Subsets before = live.subsets.remove(target);
        live.change(target.side()).touchUnsearched(target.row());
        if (before != null) {
            touched.addAll(before.found());
        }
    }

    private void keep(Rules pass, Proposals.Proposal some) {
        Party book = live.whole(some.book());
        Party statement = live.whole(some.statement());
        Party single = book.rows.length == 1 ? book : statement;
        var whole = new Proposals.Proposal(pass, some.reason(), some.score(), book, statement);
        live.subsets
                .computeIfAbsent(
                        new LiveBoard.Target(single.lane.side, single.position(), pass.number),
                        _ -> new LiveBoard.Subsets(new ArrayList<>(), 0))
                .found()
                .add(whole);
        touched.add(whole);
    }
}
