package fidus.reconciliation;

/// Candidates of one pass, best first: score, |difference|, |days|, fewer rows, narrower dates, row
/// orders.
final class CandidateOrder {
    private final Candidates all;

    CandidateOrder(Candidates all) {
        this.all = all;
    }

    int compare(int one, int other) {
        int order = Integer.compare(all.score[other], all.score[one]);
        return order == 0
                ? compare(
                        party(Side.BOOK, one),
                        party(Side.STATEMENT, one),
                        party(Side.BOOK, other),
                        party(Side.STATEMENT, other))
                : order;
    }

    private Party party(Side side, int i) {
        return all.party(side, side == Side.BOOK ? all.book[i] : all.statement[i]);
    }

    static int compare(Party ours, Party theirs, Party others, Party foreign) {
        int order =
                Long.compare(Math.abs(theirs.sum - ours.sum), Math.abs(foreign.sum - others.sum));
        if (order == 0) {
            order =
                    Integer.compare(
                            Math.abs(Party.farthest(ours, theirs)),
                            Math.abs(Party.farthest(others, foreign)));
        }
        if (order == 0) {
            order =
                    Integer.compare(
                            ours.rows.length + theirs.rows.length,
                            others.rows.length + foreign.rows.length);
        }
        if (order == 0) {
            order = Integer.compare(spread(ours, theirs), spread(others, foreign));
        }
        if (order == 0) {
            order = ours.compareTo(others);
        }
        return order == 0 ? theirs.compareTo(foreign) : order;
    }

    /// Calendar days between the nearest and the farthest pair of rows.
    static int spread(Party book, Party statement) {
        return Party.mostApart(book, statement, DayUnit.CALENDAR)
                - Party.leastApart(book, statement, DayUnit.CALENDAR);
    }
}
