package fidus.reconciliation;

import java.util.Arrays;

/// Decides the candidates of one pass: the clear ones are matched all at once, again and again;
/// then twins; what remains and could have been matched is ambiguous and set aside.
///
/// Rows of one kind stand in the same candidates with the same scores, so a kind of several rows is
/// its own rival: it is never clear, and it is twins where the other side has as many.
final class Settlement {
    private final Board board;
    private final Rules rules;
    private final Candidates live;
    private final MatchesFound matches;
    private final int auto;
    private final int margin;

    /// The two best scores plus one on the first row of each side of a candidate; 0 for none.
    private final short[][] first;

    private final short[][] second;

    Settlement(Candidates candidates, MatchesFound matches) {
        live = candidates;
        this.matches = matches;
        board = candidates.board;
        rules = candidates.rules;
        auto = MatchProfile.tenThousandths(board.profile.autoThreshold());
        margin = MatchProfile.tenThousandths(board.profile.ambiguityMargin());
        first = new short[][] {new short[board.book.count], new short[board.statement.count]};
        second = new short[][] {new short[board.book.count], new short[board.statement.count]};
    }

    /// What is left in the candidates afterwards was not matched.
    void settle() {
        boolean more = live.count > 0;
        while (more) {
            rank();
            more = clear() || twins();
            if (more) {
                leaveOutTaken();
            }
        }
        setAside();
    }

    private void rank() {
        for (short[] scores : new short[][] {first[0], first[1], second[0], second[1]}) {
            Arrays.fill(scores, (short) 0);
        }
        for (int i = 0; i < live.count; i++) {
            int score = live.score[i] + 1;
            note(0, live.book[i], score);
            note(1, live.statement[i], score);
        }
    }

    private void note(int side, int row, int score) {
        if (score > first[side][row]) {
            second[side][row] = first[side][row];
            first[side][row] = (short) score;
        } else if (score > second[side][row]) {
            second[side][row] = (short) score;
        }
    }

    /// The score of the best candidate of another kind sharing a row; far below zero without one.
    private int rival(int i) {
        int own = live.score[i] + 1;
        int best = Math.max(rival(0, live.book[i], own), rival(1, live.statement[i], own));
        return best == 0 ? -1_000_000 : best - 1;
    }

    private int rival(int side, int row, int own) {
        return first[side][row] == own ? second[side][row] : first[side][row];
    }

    private int copies(Side side, int i) {
        return live.copies(side, side == Side.BOOK ? live.book[i] : live.statement[i]);
    }

    private boolean clear() {
        int[] winners = new int[live.count];
        int count = 0;
        for (int i = 0; i < live.count; i++) {
            if (live.score[i] >= auto
                    && rival(i) <= live.score[i] - margin
                    && copies(Side.BOOK, i) == 1
                    && copies(Side.STATEMENT, i) == 1) {
                winners[count++] = i;
            }
        }
        boolean rows = live.areRows();
        for (int w = 0; w < count; w++) {
            int i = winners[w];
            if (rows) {
                matchRows(i);
                continue;
            }
            int[] ours = live.party(Side.BOOK, live.book[i]).rows;
            int[] theirs = live.party(Side.STATEMENT, live.statement[i]).rows;
            match(i, ours, theirs);
            use(i);
        }
        return count > 0;
    }

    private void matchRows(int i) {
        int ours = live.book[i];
        int theirs = live.statement[i];
        matches.pair(ours, theirs, rules.number, live.score[i]);
        board.book.use(ours, (byte) rules.number);
        board.statement.use(theirs, (byte) rules.number);
    }

    private void match(int i, int[] ours, int[] theirs) {
        if (ours.length == 1 && theirs.length == 1) {
            matches.pair(ours[0], theirs[0], rules.number, live.score[i]);
        } else {
            matches.group(ours, theirs, rules.number, live.score[i]);
        }
    }

    private void use(int i) {
        for (int row : live.leaders(Side.BOOK, live.book[i])) {
            board.book.use(row, (byte) rules.number);
        }
        for (int row : live.leaders(Side.STATEMENT, live.statement[i])) {
            board.statement.use(row, (byte) rules.number);
        }
    }

    private void leaveOutTaken() {
        int[] kept = new int[live.count];
        int count = 0;
        for (int i = 0; i < live.count; i++) {
            if (live.isFree(i)) {
                kept[count++] = i;
            }
        }
        live.keepOnly(kept, count);
    }

    // ---- twins ----------------------------------------------------------------------------------

    /// Identical rows that stand equally often on both sides and compete only with each other are
    /// paired in row order.
    private boolean twins() {
        if (rules.pass.shape() != MatchPass.Shape.PAIR) {
            return false;
        }
        int[] doubtful = new int[live.count];
        int count = 0;
        for (int i = 0; i < live.count; i++) {
            if (live.score[i] >= auto) {
                doubtful[count++] = i;
            }
        }
        Twins[] sets = Twins.among(live, Arrays.copyOf(doubtful, count), margin);
        for (Twins set : sets) {
            pair(set);
        }
        return sets.length > 0;
    }

    private void pair(Twins set) {
        int[] ours = set.rows(Side.BOOK);
        int[] theirs = set.rows(Side.STATEMENT);
        for (int i = 0; i < ours.length; i++) {
            matches.pair(ours[i], theirs[i], rules.number, set.score());
        }
        for (int row : set.leaders(Side.BOOK)) {
            board.book.use(row, (byte) rules.number);
        }
        for (int row : set.leaders(Side.STATEMENT)) {
            board.statement.use(row, (byte) rules.number);
        }
    }

    // ---- what remains -----------------------------------------------------------------------

    private void setAside() {
        int[] doubtful = new int[live.count];
        int count = 0;
        for (int i = 0; i < live.count; i++) {
            if (live.score[i] >= auto) {
                doubtful[count++] = i;
            }
        }
        IntSort.sort(doubtful, 0, count, new CandidateOrder(live)::compare);
        for (int at = 0; at < count; at++) {
            int i = doubtful[at];
            boolean several = copies(Side.BOOK, i) > 1 || copies(Side.STATEMENT, i) > 1;
            int lead = live.score[i] - Math.max(rival(i), several ? live.score[i] : -1_000_000);
            for (int row : live.leaders(Side.BOOK, live.book[i])) {
                board.book.setAside(row, (byte) rules.number, lead);
            }
            for (int row : live.leaders(Side.STATEMENT, live.statement[i])) {
                board.statement.setAside(row, (byte) rules.number, lead);
            }
        }
    }
}
