package fidus.reconciliation;

import java.math.BigDecimal;
import java.math.BigInteger;

/// One pass made ready for one currency: sums in minor units, shares in ten-thousandths.
final class Rules {
    final MatchPass pass;

    /// Place of the pass in the profile, from 0.
    final int number;

    final MatchProfile.Limits limits;

    /// Calendar days around a row outside of which nothing is in the window; what lies inside must
    /// still be asked for with {@link #inWindow}.
    final int before;

    final int after;
    final DayUnit unit;
    private final MatchPass.Window window;
    final boolean exact;
    final boolean keyed;
    private final boolean bookGroup;
    private final boolean statementGroup;
    private final int scale;
    private final Board board;
    private final ScaledLimit below;
    private final ScaledLimit above;
    private final int leastSimilarity;

    Rules(MatchPass pass, int number, Board board) {
        this.pass = pass;
        this.number = number;
        this.board = board;
        scale = board.currency.scale();
        limits = board.profile.limits();
        window = pass.window();
        unit = window.unit();
        before = unit.stretch(window.daysBefore());
        after = unit.stretch(window.daysAfter());
        MatchPass.Tolerance may = pass.tolerance();
        exact = may.isExact();
        keyed = pass.shape().isKeyed();
        bookGroup = pass.shape().groups(Side.BOOK);
        statementGroup = pass.shape().groups(Side.STATEMENT);
        below = ScaledLimit.of(may.absBelow().movePointRight(scale), may.pctBelow());
        above = ScaledLimit.of(may.absAbove().movePointRight(scale), may.pctAbove());
        leastSimilarity = MatchProfile.tenThousandths(pass.minSimilarity());
    }

    /// Failed conditions that need no text: SIGN, AMOUNT, DATE_WINDOW, GROUP, SUGGEST_ONLY.
    int plainFailures(Party book, Party statement) {
        int failed = pass.suggestOnly() ? Condition.SUGGEST_ONLY.bit() : 0;
        if (book.sign == 0 || book.sign != statement.sign) {
            failed |= Condition.SIGN.bit();
        }
        if (!amountFits(book.magnitude(), statement.magnitude())) {
            failed |= Condition.AMOUNT.bit();
        }
        if (!inWindow(Party.leastApart(book, statement, unit))
                || !inWindow(Party.mostApart(book, statement, unit))) {
            failed |= Condition.DATE_WINDOW.bit();
        }
        if (!sizeFits(Side.BOOK, book.rows.length)
                || !sizeFits(Side.STATEMENT, statement.rows.length)) {
            failed |= Condition.GROUP.bit();
        }
        return failed;
    }

    /// Statement date − book date of two rows, in the unit of the pass.
    int days(Lane book, int ours, Lane statement, int theirs) {
        return Lane.days(book, ours, statement, theirs, unit);
    }

    /// @param days in the unit of the pass
    boolean inWindow(int days) {
        return window.contains(days);
    }

    boolean sizeFits(Side side, int rows) {
        return !(side == Side.BOOK ? bookGroup : statementGroup)
                || (rows >= 2 && rows <= limits.groupRows());
    }

    boolean amountFits(long book, long statement) {
        long apart = statement - book;
        return apart == 0 || (!exact && Math.abs(apart) <= reach(book, apart < 0));
    }

    /// How far the statement's magnitude may be from the book's, in whole minor units.
    long reach(long book, boolean isBelow) {
        return exact ? 0 : (isBelow ? below : above).reach(book);
    }

    /// The same, not rounded, for people and scores.
    BigDecimal amountLimit(long book, boolean isBelow) {
        return (isBelow ? below : above).of(book);
    }

    long likeness(Party book, Party statement) {
        if (keyed) {
            return keysAgree(book, statement) ? Likeness.FULL : Likeness.NONE;
        }
        return likeness(book.text, statement.text, 0);
    }

    /// @param least what lies below this many ten-thousandths may be answered as nothing
    long likeness(int book, int statement, int least) {
        return switch (pass.reference()) {
            case EQUAL -> board.likeness.equal(book, statement);
            case SIMILAR -> board.likeness.similar(pass.similarity(), book, statement, least);
            case IGNORE -> Likeness.NONE;
        };
    }

    /// A quick answer whether two texts may agree as this pass asks; true is not certain.
    boolean mayHold(int book, int statement) {
        return switch (pass.reference()) {
            case EQUAL -> Likeness.parts(board.likeness.equal(book, statement)) > 0;
            case SIMILAR ->
                    board.likeness.mayBeSimilar(
                            pass.similarity(), book, statement, leastSimilarity);
            case IGNORE -> true;
        };
    }

    /// Whether {@link #mayHold} asks what texts are made of.
    boolean comparesCharacters() {
        return !keyed
                && pass.reference() == ReferenceMode.SIMILAR
                && pass.similarity() == MatchPass.Similarity.CHARACTERS;
    }

    private boolean keysAgree(Party book, Party statement) {
        Party group = bookGroup ? book : statement;
        Party other = bookGroup ? statement : book;
        if (group.key == Texts.EMPTY || group.key == other.key) {
            return group.key != Texts.EMPTY;
        }
        return pass.shape() != MatchPass.Shape.GROUP_TO_GROUP
                && names(board.texts, other.text, group.key);
    }

    /// Whether a text names a key of at least three characters.
    static boolean names(Texts texts, int text, int key) {
        return texts.length(key) >= 3 && texts.contains(text, key);
    }

    boolean referenceHolds(long likeness) {
        if (keyed) {
            return Likeness.parts(likeness) > 0;
        }
        return switch (pass.reference()) {
            case EQUAL -> Likeness.parts(likeness) > 0;
            case SIMILAR ->
                    Likeness.parts(likeness) > 0 && Likeness.isAtLeast(likeness, leastSimilarity);
            case IGNORE -> true;
        };
    }

    /// In ten-thousandths.
    int leastLikeness() {
        return switch (pass.reference()) {
            case EQUAL -> keyed ? 10_000 : 9_500;
            case SIMILAR -> leastSimilarity;
            case IGNORE -> 0;
        };
    }

    int score(Party book, Party statement, long likeness) {
        int days =
                worst(
                        Party.leastApart(book, statement, unit),
                        Party.mostApart(book, statement, unit));
        return score(book.magnitude(), statement.magnitude(), days, likeness);
    }

    /// (0.5 × reference + 0.3 × amount + 0.2 × date) ÷ weights used, in ten-thousandths, rounded
    /// half up once. Only for candidates that fulfil amount and window.
    ///
    /// @param days in the unit of the pass
    int score(long book, long statement, int days, long likeness) {
        long dateWhole = window.limit(days) + 1L;
        long dateParts = dateWhole - Math.abs(days);
        boolean ignored = pass.reference() == ReferenceMode.IGNORE && !keyed;
        long textParts = ignored ? 0 : Likeness.parts(likeness);
        long textWhole = ignored ? 1 : Likeness.whole(likeness);
        long weights = ignored ? 5 : 10;
        if (book == statement) {
            long parts = 5 * textParts * dateWhole + (3 * dateWhole + 2 * dateParts) * textWhole;
            long whole = weights * textWhole * dateWhole;
            return Math.toIntExact((20_000 * parts + whole) / (2 * whole));
        }
        long rest = 5 * textParts * dateWhole + 2 * dateParts * textWhole;
        long ofAmount = 3 * textWhole * dateWhole;
        return score(book, statement - book, new long[] {rest, ofAmount, weights * ofAmount / 3});
    }

    /// @param terms text and date, the whole of the amount, and all of it
    private int score(long book, long gap, long[] terms) {
        ScaledLimit limit = gap < 0 ? below : above;
        if (limit.isSmall(book)) {
            long whole = Math.max(limit.whole(), limit.parts() * book);
            long most = terms[0] + terms[1];
            if (most >>> 46 == 0 && whole <= Long.MAX_VALUE / (40_000 * most + 4 * terms[2])) {
                long parts = 2 * whole * most - terms[1] * Math.abs(gap) * limit.ten();
                long all = 2 * whole * terms[2];
                return (int) ((parts * 20_000 + all) / (2 * all));
            }
        }
        BigDecimal exactLimit = limit.of(book);
        int digits = Math.max(0, exactLimit.scale());
        BigInteger whole = exactLimit.movePointRight(digits).toBigIntegerExact().shiftLeft(1);
        BigInteger missing = BigInteger.TEN.pow(digits).multiply(big(Math.abs(gap)));
        BigInteger parts =
                big(terms[0] + terms[1]).multiply(whole).subtract(missing.multiply(big(terms[1])));
        BigInteger all = big(terms[2]).multiply(whole);
        return parts.multiply(big(20_000)).add(all).divide(all.shiftLeft(1)).intValueExact();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    /// The end of the span that scores least; of two equal ones the later.
    private int worst(int low, int high) {
        int atLow = window.limit(low);
        int atHigh = window.limit(high);
        long ofLow = (atLow + 1L - Math.abs(low)) * (atHigh + 1L);
        long ofHigh = (atHigh + 1L - Math.abs(high)) * (atLow + 1L);
        return ofLow < ofHigh ? low : high;
    }

    int scale() {
        return scale;
    }

    boolean isUndone(Party book, Party statement) {
        return board.isUndone(book.rows, statement.rows);
    }

    /// Least score worth showing, in ten-thousandths.
    int leastShown() {
        return MatchProfile.tenThousandths(board.profile.suggestThreshold());
    }

    /// Least score that is matched, or shown by a pass that only proposes.
    int leastWanted() {
        return pass.suggestOnly()
                ? leastShown()
                : MatchProfile.tenThousandths(board.profile.autoThreshold());
    }

    /// Whether the two meet every condition of the pass and are worth showing, whatever a person
    /// decided about them.
    boolean isCandidate(Party one, Party other) {
        Party book = one.lane.side == Side.BOOK ? one : other;
        Party statement = one.lane.side == Side.BOOK ? other : one;
        if ((plainFailures(book, statement) & ~Condition.SUGGEST_ONLY.bit()) != 0) {
            return false;
        }
        long likeness =
                keyed
                        ? likeness(book, statement)
                        : likeness(book.text, statement.text, leastLikeness());
        return referenceHolds(likeness) && score(book, statement, likeness) >= leastShown();
    }

    /// The least magnitude that may belong to a row of that side; a little less is harmless.
    long least(Side side, long magnitude) {
        return side == Side.BOOK ? magnitude - reach(magnitude, true) : leastBook(magnitude);
    }

    /// The greatest such magnitude; a little more is harmless.
    long most(Side side, long magnitude) {
        return side == Side.BOOK ? magnitude + reach(magnitude, false) : mostBook(magnitude);
    }

    /// Why a candidate that meets every condition of the pass was not matched.
    Condition reason(int score) {
        if (pass.suggestOnly()) {
            return Condition.SUGGEST_ONLY;
        }
        return score >= leastWanted() ? Condition.AMBIGUOUS : Condition.THRESHOLD;
    }

    /// The least magnitude of a book row a statement row of this magnitude may belong to; a little
    /// less is harmless.
    long leastBook(long statement) {
        return exact ? statement : above.leastBook(statement);
    }

    /// The greatest magnitude of such a book row; a little more is harmless.
    long mostBook(long statement) {
        return exact ? statement : below.mostBook(statement);
    }
}
