package fidus.reconciliation;

/// One round of a run that goes on: decides again what hangs together with rows that came or that
/// people decided about, pass by pass, and leaves the rest as it is.
///
/// A pass looks at the rows that reach it free. Where neither the rows that reach it nor their
/// candidates changed, it decides as before; so each pass starts with the rows that reach it
/// otherwise than before and takes in all they hang together with ({@link Reach}). These are
/// decided by the same code as a whole run, on a board of their own.
final class Round {
    private final LiveBoard live;

    Round(LiveBoard live) {
        this.live = live;
    }

    void run() {
        for (Rules pass : live.rules) {
            if (!pass.pass.suggestOnly()) {
                decide(pass);
            }
        }
        for (Side side : Side.values()) {
            int[] changed = live.change(side).changed();
            live.side(side).refresh(changed);
            for (int row : live.subsets.isEmpty() ? new int[0] : changed) {
                live.change(side).touchUnsearched(row);
            }
        }
        SubsetRound subsets = new SubsetRound(live);
        subsets.run();
        new SuggestionRound(live, subsets).run();
        new ExplanationRound(live).run();
    }

    private void decide(Rules pass) {
        Reach reach = new Reach(live, java.util.List.of(pass), false);
        for (Side side : Side.values()) {
            for (int row : live.change(side).dirty(pass.number)) {
                reach.add(side, row);
            }
        }
        reach.close();
        if (reach.isEmpty()) {
            return;
        }
        int[] ours = opened(pass, Side.BOOK, reach.rows(Side.BOOK));
        int[] theirs = opened(pass, Side.STATEMENT, reach.rows(Side.STATEMENT));
        Board some = live.board.some(ours, theirs);
        MatchesFound found = new MatchesFound(some.book.count);
        Candidates candidates = new Candidates(some, some.rules().get(pass.number));
        candidates.search(new AmountOrder(some.book), new AmountOrder(some.statement));
        new Settlement(candidates, found).settle();
        take(pass, some.book);
        take(pass, some.statement);
        take(pass, some, found);
    }

    /// Forgets what the pass decided about these rows.
    ///
    /// @return those of them that reach it
    private int[] opened(Rules pass, Side side, int[] rows) {
        Lane lane = live.lane(side);
        Change change = live.change(side);
        int[] free = new int[rows.length];
        int count = 0;
        for (int row : rows) {
            if (side == Side.BOOK) {
                live.matches.forget(row, pass.number);
                change.touchMatch(row);
            }
            if (change.isFree(row, pass.number)) {
                free[count++] = row;
                if (lane.usedBy[row] == pass.number || lane.asideSince[row] == pass.number) {
                    change.set(row, Lane.FREE, Lane.FREE, (short) 0);
                }
            }
        }
        return java.util.Arrays.copyOf(free, count);
    }

    private void take(Rules pass, Lane some) {
        Change change = live.change(some.side);
        for (int at = 0; at < some.count; at++) {
            if (some.usedBy[at] == pass.number) {
                change.set(some.source[at], some.usedBy[at], Lane.FREE, (short) 0);
            } else if (some.asideSince[at] == pass.number) {
                change.set(some.source[at], Lane.FREE, some.asideSince[at], some.gap[at]);
            }
        }
    }

    private void take(Rules pass, Board some, MatchesFound found) {
        for (int at = 0; at < some.book.count; at++) {
            if (!found.startsAt(at)) {
                continue;
            }
            int[] ours = whole(some.book, found.book(at));
            int[] theirs = whole(some.statement, found.statement(at));
            live.change(Side.BOOK).touchMatch(ours[0]);
            if (found.isPair(at)) {
                live.matches.pair(ours[0], theirs[0], pass.number, found.score(at));
            } else {
                live.matches.group(ours, theirs, pass.number, found.score(at));
            }
        }
    }

    private static int[] whole(Lane some, int[] rows) {
        int[] all = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            all[i] = some.source[rows[i]];
        }
        return all;
    }
}
