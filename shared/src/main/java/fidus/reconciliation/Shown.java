package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The proposals that are shown, best first: each set of rows once, a bounded number for each row.
final class Shown {
    /// A proposal with its rank.
    record Suggested(int rank, Rules rules, int score, Party book, Party statement) {
        /// Best first.
        static final Comparator<Suggested> ORDER =
                Comparator.comparingInt(Suggested::score)
                        .reversed()
                        .thenComparing(
                                (one, other) ->
                                        CandidateOrder.compare(
                                                one.book,
                                                one.statement,
                                                other.book,
                                                other.statement))
                        .thenComparingInt(it -> it.rules.number);
    }

    private final Board board;
    private final List<Rules> rules;
    private final Proposals all;
    private final int most;
    private final byte[] bookCounts;
    private final byte[] statementCounts;
    private final LongSet pairs = new LongSet();
    private final Set<List<List<Integer>>> groups = new HashSet<>();
    final List<Suggested> suggestions = new ArrayList<>();

    Shown(Board board, List<Rules> rules, Proposals all) {
        this.board = board;
        this.rules = rules;
        this.all = all;
        most = board.profile.limits().suggestionsPerRow();
        bookCounts = new byte[board.book.count];
        statementCounts = new byte[board.statement.count];
        List<Proposals.Proposal> large =
                all.large.stream()
                        .filter(it -> !it.book().isUsed() && !it.statement().isUsed())
                        .sorted(Proposals.Proposal.ORDER)
                        .toList();
        int next = 0;
        int[] living = living();
        for (int from = 0; from < living.length; ) {
            int to = from + 1;
            while (to < living.length && compare(living[from], living[to]) == 0) {
                to++;
            }
            while (next < large.size() && comesFirst(large.get(next), living[from])) {
                offer(large.get(next++));
            }
            offer(Arrays.copyOfRange(living, from, to));
            from = to;
        }
        while (next < large.size()) {
            offer(large.get(next++));
        }
    }

    private int[] living() {
        int[] living = new int[all.count];
        int count = 0;
        for (int i = 0; i < all.count; i++) {
            if (!board.book.isUsed(all.book[i]) && !board.statement.isUsed(all.statement[i])) {
                living[count++] = i;
            }
        }
        IntSort.sort(living, 0, count, this::compare);
        return Arrays.copyOf(living, count);
    }

    private int compare(int one, int other) {
        int order = Integer.compare(all.score[other], all.score[one]);
        if (order == 0) {
            order = Long.compare(gap(one), gap(other));
        }
        return order == 0 ? Integer.compare(days(one), days(other)) : order;
    }

    private long gap(int i) {
        return Math.abs(board.statement.sum[all.statement[i]] - board.book.sum[all.book[i]]);
    }

    private int days(int i) {
        return Math.abs(Lane.days(board.book, all.book[i], board.statement, all.statement[i]));
    }

    /// Of equally good proposals those of two rows come first.
    private boolean comesFirst(Proposals.Proposal large, int pair) {
        if (large.score() != all.score[pair]) {
            return large.score() > all.score[pair];
        }
        long apart = Math.abs(large.statement().sum - large.book().sum);
        return apart != gap(pair)
                ? apart < gap(pair)
                : Math.abs(Party.farthest(large.book(), large.statement())) < days(pair);
    }

    private void offer(Proposals.Proposal large) {
        int rank =
                1
                        + Math.max(
                                most(bookCounts, large.book()),
                                most(statementCounts, large.statement()));
        if (rank <= most && groups.add(List.of(boxed(large.book()), boxed(large.statement())))) {
            count(bookCounts, large.book());
            count(statementCounts, large.statement());
            suggestions.add(
                    new Suggested(
                            rank, large.rules(), large.score(), large.book(), large.statement()));
        }
    }

    private static List<Integer> boxed(Party party) {
        return Arrays.stream(party.rows).boxed().toList();
    }

    private static int most(byte[] counts, Party party) {
        return Arrays.stream(party.rows).map(row -> counts[row]).max().orElse(0);
    }

    private static void count(byte[] counts, Party party) {
        for (int row : party.rows) {
            counts[row]++;
        }
    }

    /// Equally good pairs, in the order of their rows. Kinds of several rows are unfolded only as
    /// far as a row has room.
    private void offer(int[] equal) {
        IntSort.sort(equal, 0, equal.length, this::compareRows);
        boolean single = true;
        for (int i : equal) {
            single &=
                    board.book.size[all.book[i]] == 1
                            && board.statement.size[all.statement[i]] == 1;
        }
        if (single) {
            for (int i : equal) {
                offer(i, all.book[i], all.statement[i]);
            }
        } else {
            unfold(equal);
        }
    }

    private int compareRows(int one, int other) {
        int order = Integer.compare(all.book[one], all.book[other]);
        if (order == 0) {
            order = Integer.compare(all.statement[one], all.statement[other]);
        }
        return order == 0 ? Integer.compare(all.pass[one], all.pass[other]) : order;
    }

    private void offer(int i, int ours, int theirs) {
        int rank = 1 + Math.max(bookCounts[ours], statementCounts[theirs]);
        if (rank <= most && pairs.add(((long) ours << 32) | theirs)) {
            bookCounts[ours]++;
            statementCounts[theirs]++;
            suggestions.add(
                    new Suggested(
                            rank,
                            rules.get(all.pass[i]),
                            all.score[i],
                            Party.single(board.book, ours),
                            Party.single(board.statement, theirs)));
        }
    }

    private void unfold(int[] equal) {
        Map<Integer, Integer> firstWithRoom = new HashMap<>();
        List<long[]> rows = new ArrayList<>();
        for (int from = 0; from < equal.length; ) {
            int to = from + 1;
            while (to < equal.length && all.book[equal[from]] == all.book[equal[to]]) {
                to++;
            }
            for (int row = all.book[equal[from]]; row >= 0; row = board.book.next[row]) {
                rows.add(new long[] {row, from, to});
            }
            from = to;
        }
        rows.sort((one, other) -> Long.compare(one[0], other[0]));
        for (long[] row : rows) {
            offer(
                    (int) row[0],
                    Arrays.copyOfRange(equal, (int) row[1], (int) row[2]),
                    firstWithRoom);
        }
    }

    private void offer(int ours, int[] its, Map<Integer, Integer> firstWithRoom) {
        Lane lane = board.statement;
        int[] at = new int[its.length];
        for (int i = 0; i < its.length; i++) {
            int leader = all.statement[its[i]];
            int row = firstWithRoom.getOrDefault(leader, leader);
            while (row >= 0 && statementCounts[row] >= most) {
                row = lane.next[row];
            }
            firstWithRoom.put(leader, row);
            at[i] = row;
        }
        while (bookCounts[ours] < most) {
            int best = -1;
            for (int i = 0; i < at.length; i++) {
                if (at[i] >= 0 && (best < 0 || at[i] < at[best])) {
                    best = i;
                }
            }
            if (best < 0) {
                return;
            }
            offer(its[best], ours, at[best]);
            at[best] = lane.next[at[best]];
        }
    }
}
