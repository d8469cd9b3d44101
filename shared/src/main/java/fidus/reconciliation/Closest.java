package fidus.reconciliation;

import fidus.reconciliation.Outwards.Limits;

import org.jspecify.annotations.Nullable;

/// The search for the closest candidate of one row that fails no more than some conditions in one
/// pass.
final class Closest {
    private static final int FITS_NEEDED =
            Condition.SIGN.bit()
                    | Condition.AMOUNT.bit()
                    | Condition.DATE_WINDOW.bit()
                    | Condition.REFERENCE.bit()
                    | Condition.GROUP.bit();

    private final Board board;
    final Party own;
    private final Party probe;
    final boolean ownIsBook;

    /// Booking dates in reach, and those that can lie in a window of no days.
    private final int reachFrom;

    private final int reachTo;
    private final int shiftFrom;
    private final int shiftTo;
    private Rules rules;
    private Party mine;
    private int most;
    private int room;
    private @Nullable Finding best;

    /// Only what is as near or nearer counts.
    long bestGap;

    private int bestDays;

    /// Whether the rows looked at are of both states, and which one is wanted.
    private boolean stateAsked;

    private boolean usedAsked;
    private SpanBags.@Nullable Wanted wanted;

    /// @param any a pass, for the time before the search begins
    Closest(Board board, Party own, Lane far, Rules any) {
        this.board = board;
        this.own = own;
        probe = new Party(far);
        ownIsBook = own.lane.side == Side.BOOK;
        rules = any;
        mine = own;
        int day = own.lane.booked[own.position()];
        shiftFrom = day + own.lane.leastShift - far.mostShift;
        shiftTo = day + own.lane.mostShift - far.leastShift;
        int reach = board.profile.limits().reachDays();
        reachFrom = shiftFrom - reach;
        reachTo = shiftTo + reach;
    }

    /// @return whether so few failures are possible at all
    boolean begin(Rules pass, Party party, int failures) {
        rules = pass;
        mine = party;
        most = failures;
        best = null;
        bestGap = Long.MAX_VALUE;
        wanted = SpanBags.Wanted.of(pass, board.likeness, party.text);
        int base = pass.pass.suggestOnly() ? 1 : 0;
        base += party.isAside(pass.number) ? 1 : 0;
        base += party.sign == 0 ? 1 : 0;
        base += pass.sizeFits(party.lane.side, party.rows.length) ? 0 : 1;
        room = failures - base;
        return room >= 0;
    }

    Rules rules() {
        return rules;
    }

    Party mine() {
        return mine;
    }

    /// How many conditions may fail besides those that fail with every counterpart.
    int room() {
        return room;
    }

    @Nullable Finding found() {
        return best;
    }

    /// Whether a counterpart that agrees in its words is found through them.
    boolean needsText() {
        return rules.keyed || rules.pass.reference() == ReferenceMode.EQUAL;
    }

    void look(Nearby rows) {
        int left = rows.used ? room - 1 : room;
        if (left < 0 || rows.isEmpty()) {
            return;
        }
        usedAsked = rows.used;
        stateAsked = !rows.isPure;
        lookIn(rows, left);
        stateAsked = false;
    }

    private void lookIn(Nearby rows, int left) {
        int free = left - (needsText() ? 1 : 0);
        if (free >= 1) {
            days(rows, free >= 2, mine.sign == 0 || left >= 1, new Limits(0, Long.MAX_VALUE));
        }
        if (free < 0) {
            return; // the words must agree, and through them everything is found
        }
        long size = mine.magnitude();
        Limits limits =
                new Limits(rules.least(own.lane.side, size), rules.most(own.lane.side, size));
        if (free == 0 && (!rules.exact || rows.isLiving())) {
            days(rows, false, mine.sign == 0, limits);
            return;
        }
        for (int sign = -1; sign <= 1; sign += 2) {
            if (left >= 1 || mine.sign == 0 || sign == mine.sign) {
                int own = sign;
                rows.whole(reachFrom, reachTo, span -> outwards(span, false, own, limits));
            }
        }
    }

    /// Looks at the days of the window, or at all in reach.
    private void days(Nearby rows, boolean anyDay, boolean either, Limits limits) {
        int before = ownIsBook ? rules.before : rules.after;
        int after = ownIsBook ? rules.after : rules.before;
        int from = anyDay ? reachFrom : Math.max(reachFrom, shiftFrom - before);
        int to = anyDay ? reachTo : Math.min(reachTo, shiftTo + after);
        rows.together(
                from,
                to,
                span -> {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        if (either || sign == mine.sign) {
                            outwards(span, !rows.used, sign, limits);
                        }
                    }
                });
    }

    /// Looks at the rows of one sign, outwards from the own amount.
    ///
    /// @param words whether rows whose texts are too different are left out
    private void outwards(Nearby.Span span, boolean words, int sign, Limits limits) {
        int failed = (mine.sign != 0 && sign != mine.sign ? 1 : 0) + (rules.exact ? 1 : 0);
        long magnitude = mine.magnitude();
        if (failed > room) { // another amount fails too much
            outwards(span, null, sign, new Limits(magnitude, magnitude));
        } else {
            outwards(span, words && failed == room ? wanted : null, sign, limits);
        }
    }

    /// @param alike where rows of another amount whose texts are too different are left out
    private void outwards(
            Nearby.Span span, SpanBags.@Nullable Wanted alike, int sign, Limits limits) {
        SpanBags bags = alike == null ? null : span.bags(board.likeness, probe.lane);
        long target = sign * mine.magnitude();
        Outwards walk = new Outwards(span, sign, mine.magnitude(), limits);
        for (int at = walk.next(bestGap); at >= 0; at = walk.next(bestGap)) {
            if (bags == null
                    || alike == null
                    || span.sums[at] == target
                    || bags.mayBeAlike(alike, at)) {
                consider(span.rows[at]);
            }
        }
    }

    void consider(int row) {
        int booked = probe.lane.booked[row];
        if (booked < reachFrom
                || booked > reachTo
                || (stateAsked && probe.lane.isUsed(row) != usedAsked)
                || isFarther(row)
                || failsClearly(row)) {
            return;
        }
        probe.set(row);
        if (isInReach()) {
            consider(probe);
        }
    }

    /// Whether a row no nearer in amount than what was found is farther in days, where those are
    /// known without a look at value dates.
    private boolean isFarther(int row) {
        return best != null
                && mine.rows.length == 1
                && (own.lane.valued == null || probe.lane.valued == null)
                && Math.abs(Math.abs(probe.lane.sum[row]) - mine.magnitude()) >= bestGap
                && Math.abs(probe.lane.booked[row] - own.firstBooked()) > bestDays;
    }

    /// Whether amount, sign and state leave no room for the words, and those are quite different.
    private boolean failsClearly(int row) {
        Lane lane = probe.lane;
        long sum = lane.sum[row];
        int failed = lane.isUsed(row) ? 1 : 0;
        failed += mine.sign != 0 && Long.signum(sum) != mine.sign ? 1 : 0;
        failed += rules.exact && Math.abs(sum) != mine.magnitude() ? 1 : 0;
        return failed > room
                || (failed == room && !rules.keyed && !rules.mayHold(mine.text, lane.text[row]));
    }

    private boolean isInReach() {
        int days = ownIsBook ? Party.farthest(own, probe) : Party.farthest(probe, own);
        return Math.abs(days) <= board.profile.limits().reachDays();
    }

    /// Whether a row of the group lies in reach of the row to be explained.
    boolean isInReach(Party group) {
        for (int row : group.rows) {
            int booked = group.lane.booked[row];
            if (booked >= reachFrom && booked <= reachTo) {
                probe.set(row);
                if (isInReach()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Takes the counterpart if it is closer than what was found.
    void consider(Party other) {
        Party book = ownIsBook ? mine : other;
        Party statement = ownIsBook ? other : mine;
        long gap = Math.abs(statement.magnitude() - book.magnitude());
        if (gap > bestGap) {
            return;
        }
        int failed = withoutText(book, statement, other);
        int apart = Math.abs(Party.farthest(book, statement));
        if (Integer.bitCount(failed) > most || !isCloser(gap, apart, other)) {
            return;
        }
        failed |= fromText(book, statement, failed);
        if (Integer.bitCount(failed) <= most) {
            Party kept = other == probe ? Party.single(other.lane, other.position()) : other;
            best = new Finding(rules, mine, kept, failed);
            bestGap = gap;
            bestDays = apart;
        }
    }

    private boolean isCloser(long gap, int apart, Party other) {
        if (best == null || gap != bestGap) {
            return true;
        }
        return apart != bestDays ? apart < bestDays : other.compareTo(best.other()) < 0;
    }

    private int withoutText(Party book, Party statement, Party other) {
        int failed = rules.plainFailures(book, statement);
        if (other.isUsed()) {
            failed |= Condition.USED.bit();
        }
        if (mine.isAside(rules.number) || other.isAside(rules.number)) {
            failed |= Condition.AMBIGUOUS.bit();
        }
        if (rules.isUndone(book, statement)) {
            failed |= Condition.EXCLUDED_BY_UNDO.bit();
        }
        return failed;
    }

    private int fromText(Party book, Party statement, int failed) {
        boolean full = Integer.bitCount(failed) == most;
        long likeness =
                rules.keyed
                        ? rules.likeness(book, statement)
                        : rules.likeness(
                                book.text, statement.text, full ? rules.leastLikeness() : 0);
        if (!rules.referenceHolds(likeness)) {
            return Condition.REFERENCE.bit();
        }
        if ((failed & FITS_NEEDED) != 0) {
            return 0;
        }
        if (rules.score(book, statement, likeness) < rules.leastWanted()) {
            return Condition.THRESHOLD.bit();
        }
        // A group that fits only now was larger while its pass ran.
        return failed == 0 ? Condition.GROUP.bit() : 0;
    }
}
