package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// Finds the pairs of free rows that meet every condition of a pass. Exact passes join both sides
/// by amount; tolerant ones are reached through the text, or day by day through the amount. Never
/// all with all.
final class PairSearch {
    /// A block of equal amounts with more pairs than this is entered by its texts.
    private static final long LARGE = 4_096;

    private record Span(AmountOrder order, int from, int to) {}

    private final Board board;
    private final Rules rules;
    private final Lane book;
    private final Lane statement;
    private final Candidates found;
    private final int least;
    private final int leastText;

    /// Booking dates may lie this much farther apart than value dates.
    private final int from;

    private final int to;
    private final AmountOrder theirs;
    private @Nullable TextIndex index;

    PairSearch(Candidates found, AmountOrder theirs) {
        this.theirs = theirs;
        this.found = found;
        board = found.board;
        rules = found.rules;
        book = board.book;
        statement = board.statement;
        least = MatchProfile.tenThousandths(board.profile.suggestThreshold());
        leastText = rules.leastLikeness();
        from = -rules.before + Math.min(0, book.leastShift - statement.mostShift);
        to = rules.after + Math.max(0, book.mostShift - statement.leastShift);
    }

    void run(AmountOrder ours) {
        if (rules.exact) {
            exact(ours);
        } else if (rules.pass.reference() == ReferenceMode.EQUAL) {
            for (int one : ours.free()) {
                alike(one);
            }
        } else {
            byDay(ours);
        }
    }

    private void exact(AmountOrder ours) {
        int b = 0;
        int s = 0;
        while (b < ours.count && s < theirs.count) {
            if (ours.sums[b] < theirs.sums[s]) {
                b++;
            } else if (ours.sums[b] > theirs.sums[s]) {
                s++;
            } else {
                int bookEnd = ours.end(b);
                int statementEnd = theirs.end(s);
                boolean large = (long) (bookEnd - b) * (statementEnd - s) > LARGE;
                if (large && isEqual()) {
                    for (int i = b; i < bookEnd; i++) {
                        alike(ours.rows[i]);
                    }
                } else if (large && isForAmountAlone()) {
                    byDates(
                            Arrays.copyOfRange(ours.rows, b, bookEnd),
                            Arrays.copyOfRange(theirs.rows, s, statementEnd));
                } else if (bookEnd - b == 1 && statementEnd - s == 1) {
                    consider(ours.rows[b], theirs.rows[s]);
                } else {
                    block(new Span(ours, b, bookEnd), new Span(theirs, s, statementEnd));
                }
                b = bookEnd;
                s = statementEnd;
            }
        }
    }

    private boolean isEqual() {
        return rules.pass.reference() == ReferenceMode.EQUAL;
    }

    /// Whether pairs are only proposed, whatever their texts say.
    private boolean isForAmountAlone() {
        return rules.pass.suggestOnly() && rules.pass.reference() == ReferenceMode.IGNORE;
    }

    private void block(Span ours, Span others) {
        int start = others.from;
        for (int i = ours.from; i < ours.to; i++) {
            int one = ours.order.rows[i];
            int day = book.booked[one];
            while (start < others.to && statement.booked[others.order.rows[start]] < day + from) {
                start++;
            }
            for (int j = start; j < others.to; j++) {
                int other = others.order.rows[j];
                if (statement.booked[other] > day + to) {
                    break;
                }
                consider(one, other);
            }
        }
    }

    /// Pairs of one amount that differ in nothing but their texts, which are not asked for.
    private void byDates(int[] ours, int[] others) {
        List<int[]> blocks = DateBlocks.of(statement, others);
        int start = 0;
        for (int[] one : DateBlocks.of(book, ours)) {
            int day = book.booked[one[0]];
            while (start < blocks.size() && statement.booked[blocks.get(start)[0]] < day + from) {
                start++;
            }
            for (int[] other : blocks.subList(start, blocks.size())) {
                if (statement.booked[other[0]] > day + to) {
                    break;
                }
                add(one, other);
            }
        }
    }

    private void add(int[] one, int[] other) {
        int days = rules.days(book, one[0], statement, other[0]);
        if (!rules.inWindow(days)) {
            return;
        }
        long magnitude = Math.abs(book.sum[one[0]]);
        int points = rules.score(magnitude, magnitude, days, Likeness.NONE);
        if (points >= least) {
            int apart = Math.abs(Lane.days(book, one[0], statement, other[0]));
            found.blocks.add(new PairBlock(rules, points, apart, one, other));
        }
    }

    private TextIndex texts() {
        if (index == null) {
            index =
                    TextIndex.of(
                            board.texts,
                            statement,
                            Arrays.copyOf(theirs.rows, theirs.count),
                            book,
                            book.free());
        }
        return index;
    }

    /// Candidates of a book row among the statement rows whose texts are equal to its own.
    private void alike(int one) {
        long magnitude = Math.abs(book.sum[one]);
        long low = Math.max(1, magnitude - rules.reach(magnitude, true));
        long high = magnitude + rules.reach(magnitude, false);
        boolean in = book.sum[one] > 0;
        texts().each(
                        book.text[one],
                        in ? low : -high,
                        in ? high : -low,
                        other -> consider(one, other));
    }

    private void byDay(AmountOrder ours) {
        DayShelf shelf = new DayShelf(statement, theirs.free());
        for (int i = 0; i < ours.count; i++) {
            int one = ours.rows[i];
            long magnitude = Math.abs(book.sum[one]);
            long low = Math.max(1, magnitude - rules.reach(magnitude, true));
            long high = magnitude + rules.reach(magnitude, false);
            boolean in = book.sum[one] > 0;
            for (int day = book.booked[one] + from; day <= book.booked[one] + to; day++) {
                int end = shelf.end(day);
                for (int at = shelf.firstFrom(day, in ? low : -high); at < end; at++) {
                    if (shelf.sums[at] > (in ? high : -low)) {
                        break;
                    }
                    consider(one, shelf.rows[at]);
                }
            }
        }
    }

    private void consider(int one, int other) {
        int days = rules.days(book, one, statement, other);
        if (!rules.inWindow(days)) {
            return;
        }
        long likeness = rules.likeness(book.text[one], statement.text[other], leastText);
        if (!rules.referenceHolds(likeness) || board.isUndone(one, other)) {
            return;
        }
        int points =
                rules.score(
                        Math.abs(book.sum[one]), Math.abs(statement.sum[other]), days, likeness);
        if (points >= least) {
            found.add(one, other, points);
        }
    }
}
