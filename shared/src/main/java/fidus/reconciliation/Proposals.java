package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Everything that was found and not matched, until it is known which of it is shown.
final class Proposals {
    /// A candidate of more than two rows.
    record Proposal(Rules rules, Condition reason, int score, Party book, Party statement) {
        /// Best first; the same rows are told apart by pass.
        static final Comparator<Proposal> ORDER = Proposal::compare;

        private static int compare(Proposal one, Proposal other) {
            int order = Integer.compare(other.score, one.score);
            if (order == 0) {
                order =
                        CandidateOrder.compare(
                                one.book, one.statement, other.book, other.statement);
            }
            return order == 0 ? Integer.compare(one.rules.number, other.rules.number) : order;
        }

        /// A subset that fulfils its pass, or nothing.
        static @Nullable Proposal of(Rules rules, Party book, Party statement) {
            int failed = rules.plainFailures(book, statement) & ~Condition.SUGGEST_ONLY.bit();
            if (failed != 0 || rules.isUndone(book, statement)) {
                return null;
            }
            int score = rules.score(book, statement, Likeness.NONE);
            return score < rules.leastShown()
                    ? null
                    : new Proposal(rules, Condition.SUGGEST_ONLY, score, book, statement);
        }
    }

    final List<Proposal> large = new ArrayList<>();
    final List<PairBlock> blocks = new ArrayList<>();
    int count;
    int[] book = new int[64];
    int[] statement = new int[64];
    short[] score = new short[64];
    byte[] pass = new byte[64];

    void add(Proposal proposal) {
        large.add(proposal);
    }

    /// Takes what a pass left.
    void addAll(Candidates left) {
        blocks.addAll(left.blocks);
        boolean pairs = left.rules.pass.shape() == MatchPass.Shape.PAIR;
        for (int i = 0; i < left.count; i++) {
            if (pairs) {
                pair(left, i);
            } else {
                group(left, i);
            }
        }
    }

    private void pair(Candidates left, int i) {
        if (count == book.length) {
            int more = count + (count >> 1);
            book = Arrays.copyOf(book, more);
            statement = Arrays.copyOf(statement, more);
            score = Arrays.copyOf(score, more);
            pass = Arrays.copyOf(pass, more);
        }
        book[count] = left.book[i];
        statement[count] = left.statement[i];
        score[count] = left.score[i];
        pass[count++] = (byte) left.rules.number;
    }

    private void group(Candidates left, int i) {
        for (Party ours : each(left, Side.BOOK, left.book[i])) {
            for (Party theirs : each(left, Side.STATEMENT, left.statement[i])) {
                Condition reason = left.rules.reason(left.score[i]);
                add(new Proposal(left.rules, reason, left.score[i], ours, theirs));
            }
        }
    }

    private static List<Party> each(Candidates left, Side side, int first) {
        Party group = left.group(side, first);
        if (group != null) {
            return List.of(group);
        }
        Lane lane = left.board.lane(side);
        List<Party> rows = new ArrayList<>();
        for (int row = first; row >= 0; row = lane.next[row]) {
            rows.add(Party.single(lane, row));
        }
        return rows;
    }
}
