package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The proposals that are shown, best first: each set of rows once, a bounded number for each row.
final class Shown {
    /// A proposal with its rank.
    record Suggested(int rank, Rules rules, int score, Party book, Party statement) {
        /// Best first.
        static final Comparator<Suggested> ORDER = Suggested::compare;

        private static int compare(Suggested one, Suggested other) {
            int order = Integer.compare(other.score, one.score);
            if (order == 0) {
                order =
                        CandidateOrder.compare(
                                one.book, one.statement, other.book, other.statement);
            }
            return order == 0 ? Integer.compare(one.rules.number, other.rules.number) : order;
        }
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
        show(living(), all.blocks.stream().sorted(Place::compare).toList(), large);
    }

    /// How good a pair is, whatever its rows: of two the better comes first.
    private record Place(int score, long gap, int days) implements Comparable<Place> {
        static Place of(PairBlock block) {
            return new Place(block.score, 0, block.days);
        }

        static int compare(PairBlock one, PairBlock other) {
            return of(one).compareTo(of(other));
        }

        @Override
        public int compareTo(Place other) {
            int order = Integer.compare(other.score, score);
            if (order == 0) {
                order = Long.compare(gap, other.gap);
            }
            return order == 0 ? Integer.compare(days, other.days) : order;
        }
    }

    private void show(int[] living, List<PairBlock> blocks, List<Proposals.Proposal> large) {
        int next = 0;
        int block = 0;
        for (int from = 0; from < living.length || block < blocks.size(); ) {
            Place place = better(living, from, blocks, block);
            int to = from;
            while (to < living.length && place(living[to]).compareTo(place) == 0) {
                to++;
            }
            int end = block;
            while (end < blocks.size() && Place.of(blocks.get(end)).compareTo(place) == 0) {
                end++;
            }
            while (next < large.size() && comesFirst(large.get(next), place)) {
                offer(large.get(next++));
            }
            offer(Arrays.copyOfRange(living, from, to), blocks.subList(block, end));
            from = to;
            block = end;
        }
        while (next < large.size()) {
            offer(large.get(next++));
        }
    }

    private Place better(int[] living, int from, List<PairBlock> blocks, int block) {
        if (block == blocks.size()) {
            return place(living[from]);
        }
        Place other = Place.of(blocks.get(block));
        return from == living.length || other.compareTo(place(living[from])) < 0
                ? other
                : place(living[from]);
    }

    private Place place(int i) {
        return new Place(all.score[i], gap(i), days(i));
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
    private static boolean comesFirst(Proposals.Proposal large, Place pairs) {
        long apart = Math.abs(large.statement().sum - large.book().sum);
        int days = Math.abs(Party.farthest(large.book(), large.statement()));
        return new Place(large.score(), apart, days).compareTo(pairs) < 0;
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

    /// Equally good pairs, in the order of their rows. Kinds of several rows and blocks are
    /// unfolded only as far as a row has room.
    private void offer(int[] equal, List<PairBlock> blocks) {
        IntSort.sort(equal, 0, equal.length, this::compareRows);
        boolean single = blocks.isEmpty();
        for (int i : equal) {
            single &=
                    board.book.size[all.book[i]] == 1
                            && board.statement.size[all.statement[i]] == 1;
        }
        if (single) {
            for (int i : equal) {
                offer(all.pass[i], all.score[i], all.book[i], all.statement[i]);
            }
            return;
        }
        Unfolding unfolding = new Unfolding(this, board);
        for (int i : equal) {
            unfolding.pair(all.pass[i], all.score[i], all.book[i], all.statement[i]);
        }
        blocks.forEach(unfolding::block);
        unfolding.show();
    }

    private int compareRows(int one, int other) {
        int order = Integer.compare(all.book[one], all.book[other]);
        if (order == 0) {
            order = Integer.compare(all.statement[one], all.statement[other]);
        }
        return order == 0 ? Integer.compare(all.pass[one], all.pass[other]) : order;
    }

    /// Whether one more may be shown for the row.
    boolean hasRoom(Side side, int row) {
        return (side == Side.BOOK ? bookCounts : statementCounts)[row] < most;
    }

    /// Shows the pair if both have room and it is not shown already.
    void offer(int pass, int score, int ours, int theirs) {
        int rank = 1 + Math.max(bookCounts[ours], statementCounts[theirs]);
        if (rank <= most
                && !board.isUndone(ours, theirs)
                && pairs.add(((long) ours << 32) | theirs)) {
            bookCounts[ours]++;
            statementCounts[theirs]++;
            suggestions.add(
                    new Suggested(
                            rank,
                            rules.get(pass),
                            score,
                            Party.single(board.book, ours),
                            Party.single(board.statement, theirs)));
        }
    }
}
