package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looks for a few rows of one side that add up exactly to one row of the other. The number of
/// subsets grows fast, so the pool is bounded; a row with a larger pool is reported, not guessed.
final class SubsetSearch {
    private static final Comparator<Candidate> BEST =
            Comparator.comparingInt((Candidate found) -> found.book().size())
                    .thenComparingInt(found -> found.statement().size())
                    .thenComparingInt(Candidate::spread)
                    .thenComparing(found -> found.book().rows(), Candidate.ROW_ORDER)
                    .thenComparing(found -> found.statement().rows(), Candidate.ROW_ORDER);

    private final Board board;
    private final Rules rules;
    private final List<Candidate> found = new ArrayList<>();
    private final List<MatchResult.Unsearched> unsearched = new ArrayList<>();

    SubsetSearch(Board board, Rules rules) {
        this.board = board;
        this.rules = rules;
        for (Side side : Side.values()) {
            DayIndex others = new DayIndex(board.free(side.opposite()));
            for (Party target : board.free(side)) {
                search(target, others);
            }
        }
    }

    List<Candidate> found() {
        return found;
    }

    List<MatchResult.Unsearched> unsearched() {
        return unsearched;
    }

    private void search(Party target, DayIndex others) {
        MatchPass.Window window = rules.pass().window();
        boolean book = target.side() == Side.BOOK;
        int from = book ? -window.daysBefore() : -window.daysAfter();
        int to = book ? window.daysAfter() : window.daysBefore();
        List<Party> pool = new ArrayList<>(others.around(target, from, to));
        pool.removeIf(row -> row.sign() != target.sign());
        int most = rules.limits().subsetPool();
        if (pool.size() > most) {
            unsearched.add(
                    new MatchResult.Unsearched(
                            board.ref(target), rules.pass().code(), pool.size(), most));
            return;
        }
        pool.sort(Comparator.comparingLong(Party::magnitude).thenComparingInt(Party::position));
        Sums sums = new Sums(target, pool);
        int rows = Math.min(rules.limits().subsetRows(), pool.size());
        for (int size = 2; size <= rows && !sums.isFull(); size++) {
            sums.choose(0, size, target.magnitude());
        }
        found.addAll(sums.best);
    }

    /// Subsets of one pool, by ascending magnitude, that add up to one target.
    private final class Sums {
        private final Party target;
        private final List<Party> pool;
        private final long[] upTo;
        private final List<Party> chosen = new ArrayList<>();
        private final List<Candidate> best = new ArrayList<>();

        Sums(Party target, List<Party> pool) {
            this.target = target;
            this.pool = pool;
            upTo = new long[pool.size() + 1];
            for (int i = 0; i < pool.size(); i++) {
                upTo[i + 1] = upTo[i] + pool.get(i).magnitude();
            }
        }

        boolean isFull() {
            return best.size() >= rules.limits().subsetSolutions();
        }

        void choose(int from, int left, long rest) {
            if (left == 0) {
                if (rest == 0) {
                    keep();
                }
                return;
            }
            int end = pool.size();
            if (upTo[end] - upTo[end - left] < rest) {
                return;
            }
            for (int i = from; i + left <= end && upTo[i + left] - upTo[i] <= rest; i++) {
                chosen.add(pool.get(i));
                choose(i + 1, left - 1, rest - pool.get(i).magnitude());
                chosen.removeLast();
            }
        }

        private void keep() {
            List<Party> rows = new ArrayList<>(chosen);
            rows.sort(Comparator.comparingInt(Party::position));
            Party group = Party.group(rows);
            boolean book = target.side() == Side.BOOK;
            Candidate candidate =
                    Candidates.candidate(
                            board, rules, book ? target : group, book ? group : target);
            if (candidate == null || (isFull() && BEST.compare(candidate, best.getLast()) >= 0)) {
                return;
            }
            best.add(candidate);
            best.sort(BEST);
            if (best.size() > rules.limits().subsetSolutions()) {
                best.removeLast();
            }
        }
    }
}
