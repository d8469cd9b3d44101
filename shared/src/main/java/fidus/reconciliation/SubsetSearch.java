package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Looks for a few rows of one side that add up exactly to one row of the other. The number of
/// subsets grows fast, so the pool is bounded; a row with a larger pool is reported, not guessed.
final class SubsetSearch {
    /// A row that was not searched, and how many rows its pool has.
    record TooLarge(Lane lane, int row, int pool, Rules rules) {}

    private static final Comparator<Proposals.Proposal> BEST =
            Comparator.comparingInt((Proposals.Proposal found) -> found.book().rows.length)
                    .thenComparingInt(found -> found.statement().rows.length)
                    .thenComparingInt(
                            found -> CandidateOrder.spread(found.book(), found.statement()))
                    .thenComparing(found -> found.book(), Party::compareTo)
                    .thenComparing(found -> found.statement(), Party::compareTo);

    private final Board board;
    private final Rules rules;
    private final Proposals proposals;
    private final List<TooLarge> unsearched = new ArrayList<>();

    /// Which rows are searched for.
    interface Wanted {
        boolean test(Lane lane, int row);
    }

    SubsetSearch(Board board, Rules rules, Proposals proposals, Wanted wanted) {
        this.board = board;
        this.rules = rules;
        this.proposals = proposals;
        for (Side side : Side.values()) {
            Lane lane = board.lane(side);
            Pool pool = new Pool(board.lane(side.opposite()), side == Side.BOOK);
            for (int leader : lane.free()) {
                for (int row = leader; row >= 0; row = lane.next[row]) {
                    if (wanted.test(lane, row)) {
                        search(Party.single(lane, row), pool);
                    }
                }
            }
        }
    }

    List<TooLarge> unsearched() {
        return unsearched;
    }

    private void search(Party target, Pool others) {
        int size = others.count(target);
        if (size > rules.limits.subsetPool()) {
            unsearched.add(new TooLarge(target.lane, target.position(), size, rules));
        } else if (size >= 2) {
            Sums sums = new Sums(target, others.around(target, size));
            int rows = Math.min(rules.limits.subsetRows(), size);
            for (int count = 2; count <= rows && !sums.isFull(); count++) {
                sums.choose(0, count, target.magnitude());
            }
            sums.best.forEach(proposals::add);
        }
    }

    /// The free rows of one side, counted by day without being looked at.
    private final class Pool {
        private final Lane lane;
        private final boolean after;
        private final int[] rows;
        private final int least;
        private final int most;
        private final DayCounts[] counts = new DayCounts[2];

        Pool(Lane lane, boolean after) {
            this.lane = lane;
            this.after = after;
            int[] all = new int[lane.count];
            int count = 0;
            for (int row = 0; row < lane.count; row++) {
                if (lane.isFree(row)) {
                    all[count++] = row;
                }
            }
            rows = Arrays.copyOf(all, count);
            least = after ? -rules.before : -rules.after;
            most = after ? rules.after : rules.before;
            counts[0] = new DayCounts(lane, rows, -1, rules.unit);
            counts[1] = new DayCounts(lane, rows, 1, rules.unit);
        }

        int count(Party target) {
            Lane own = target.lane;
            int row = target.position();
            MatchPass.Window window = rules.pass.window();
            return counts[target.sign < 0 ? 0 : 1].between(
                    own.booked[row],
                    own.valued(row),
                    after ? -window.daysBefore() : -window.daysAfter(),
                    after ? window.daysAfter() : window.daysBefore());
        }

        int[] around(Party target, int size) {
            int[] found = new int[size];
            int count = 0;
            int shift =
                    Math.max(lane.mostShift, target.lane.mostShift)
                            - Math.min(lane.leastShift, target.lane.leastShift);
            int first = firstFrom(target.lane.booked[target.position()] + least - shift);
            int last = target.lane.booked[target.position()] + most + shift;
            for (int at = first; at < rows.length && lane.booked[rows[at]] <= last; at++) {
                if (Long.signum(lane.sum[rows[at]]) == target.sign && fits(target, rows[at])) {
                    found[count++] = rows[at];
                }
            }
            IntSort.sort(
                    found,
                    0,
                    count,
                    (a, b) -> Long.compare(Math.abs(lane.sum[a]), Math.abs(lane.sum[b])));
            return found;
        }

        private boolean fits(Party target, int row) {
            int days =
                    after
                            ? rules.days(target.lane, target.position(), lane, row)
                            : rules.days(lane, row, target.lane, target.position());
            return rules.inWindow(days);
        }

        private int firstFrom(int day) {
            int low = 0;
            int high = rows.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (lane.booked[rows[middle]] < day) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /// Subsets of one pool, by ascending magnitude, that add up to one target.
    private final class Sums {
        private final Party target;
        private final Lane lane;
        private final int[] pool;
        private final long[] amounts;
        private final long[] upTo;
        private final int[] chosen;
        private int depth;
        private final List<Proposals.Proposal> best = new ArrayList<>();

        Sums(Party target, int[] pool) {
            this.target = target;
            this.pool = pool;
            lane = board.lane(target.lane.side.opposite());
            amounts = Arrays.stream(pool).mapToLong(row -> Math.abs(lane.sum[row])).toArray();
            upTo = new long[pool.length + 1];
            for (int i = 0; i < pool.length; i++) {
                upTo[i + 1] = upTo[i] + amounts[i];
            }
            chosen = new int[rules.limits.subsetRows()];
        }

        boolean isFull() {
            return best.size() >= rules.limits.subsetSolutions();
        }

        void choose(int from, int left, long rest) {
            int end = pool.length;
            if (left == 1) {
                int at = IntSort.firstFrom(amounts, from, end, rest);
                for (; at < end && amounts[at] == rest; at++) {
                    chosen[depth++] = pool[at];
                    keep();
                    depth--;
                }
                return;
            }
            if (upTo[end] - upTo[end - left] < rest) {
                return;
            }
            for (int i = from; i + left <= end && upTo[i + left] - upTo[i] <= rest; i++) {
                chosen[depth++] = pool[i];
                choose(i + 1, left - 1, rest - amounts[i]);
                depth--;
            }
        }

        private void keep() {
            int[] rows = Arrays.copyOf(chosen, depth);
            Arrays.sort(rows);
            Party group = Party.group(lane, rows);
            boolean isBook = target.lane.side == Side.BOOK;
            Proposals.Proposal found =
                    Proposals.Proposal.of(rules, isBook ? target : group, isBook ? group : target);
            if (found == null || (isFull() && BEST.compare(found, best.getLast()) >= 0)) {
                return;
            }
            best.add(found);
            best.sort(BEST);
            if (best.size() > rules.limits.subsetSolutions()) {
                best.removeLast();
            }
        }
    }
}
