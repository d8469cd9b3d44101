package fidus.reconciliation;

import java.math.BigDecimal;
import java.math.BigInteger;

/// One pass made ready for one currency: sums in minor units, shares in ten-thousandths.
///
/// @param number place of the pass in the profile, from 0
/// @param scale digits after the point of the currency's minor unit
record Rules(MatchPass pass, int number, int scale, MatchProfile.Limits limits) {
    private static final BigInteger TWO = BigInteger.TWO;

    /// Failed conditions that need no text: SIGN, AMOUNT, DATE_WINDOW, GROUP, SUGGEST_ONLY.
    int plainFailures(Party book, Party statement) {
        int failed = pass.suggestOnly() ? Condition.SUGGEST_ONLY.bit() : 0;
        if (book.sign() == 0 || book.sign() != statement.sign()) {
            failed |= Condition.SIGN.bit();
        }
        if (!amountFits(book.magnitude(), statement.magnitude())) {
            failed |= Condition.AMOUNT.bit();
        }
        Days.Span apart = Days.apart(book.days(), statement.days());
        if (!pass.window().contains(apart.low()) || !pass.window().contains(apart.high())) {
            failed |= Condition.DATE_WINDOW.bit();
        }
        if (!sizeFits(book) || !sizeFits(statement)) {
            failed |= Condition.GROUP.bit();
        }
        return failed;
    }

    boolean sizeFits(Party party) {
        return !pass.shape().groups(party.side())
                || (party.size() >= 2 && party.size() <= limits.groupRows());
    }

    boolean amountFits(long book, long statement) {
        long apart = statement - book;
        return apart == 0
                || (!pass.tolerance().isExact()
                        && BigDecimal.valueOf(Math.abs(apart))
                                        .compareTo(amountLimit(book, apart < 0))
                                <= 0);
    }

    /// How far the statement's magnitude may be from the book's, in minor units, not rounded.
    BigDecimal amountLimit(long book, boolean below) {
        MatchPass.Tolerance tolerance = pass.tolerance();
        BigDecimal absolute = below ? tolerance.absBelow() : tolerance.absAbove();
        BigDecimal share = below ? tolerance.pctBelow() : tolerance.pctAbove();
        return absolute.movePointRight(scale).max(share.multiply(BigDecimal.valueOf(book)));
    }

    Likeness likeness(Party book, Party statement) {
        if (pass.shape().isKeyed()) {
            return keysAgree(book, statement) ? Likeness.FULL : Likeness.NONE;
        }
        return switch (pass.reference()) {
            case EQUAL -> Likeness.equal(book.text(), statement.text());
            case SIMILAR -> Likeness.similar(pass.similarity(), book.text(), statement.text());
            case IGNORE -> Likeness.NONE;
        };
    }

    private boolean keysAgree(Party book, Party statement) {
        boolean bookGroup = pass.shape().groups(Side.BOOK);
        TextView key = bookGroup ? book.key() : statement.key();
        TextView other = bookGroup ? statement.key() : book.key();
        if (key.isEmpty() || key.equals(other)) {
            return !key.isEmpty();
        }
        TextView text = bookGroup ? statement.text() : book.text();
        return pass.shape() != MatchPass.Shape.GROUP_TO_GROUP
                && key.length() >= 3
                && text.contains(key);
    }

    boolean referenceHolds(Likeness likeness) {
        if (pass.shape().isKeyed()) {
            return likeness.parts() > 0;
        }
        return switch (pass.reference()) {
            case EQUAL -> likeness.parts() > 0;
            case SIMILAR -> likeness.parts() > 0 && likeness.isAtLeast(leastLikeness());
            case IGNORE -> true;
        };
    }

    /// In ten-thousandths.
    int leastLikeness() {
        return switch (pass.reference()) {
            case EQUAL -> pass.shape().isKeyed() ? 10_000 : 9_500;
            case SIMILAR -> MatchProfile.tenThousandths(pass.minSimilarity());
            case IGNORE -> 0;
        };
    }

    /// (0.5 × reference + 0.3 × amount + 0.2 × date) ÷ weights used, in ten-thousandths, rounded
    /// half up once. Only for candidates that fulfil amount and window.
    int score(Party book, Party statement, Likeness likeness) {
        Days.Span apart = Days.apart(book.days(), statement.days());
        int days = worst(apart);
        long dateWhole = pass.window().limit(days) + 1L;
        long dateParts = dateWhole - Math.abs(days);
        boolean ignored = pass.reference() == ReferenceMode.IGNORE && !pass.shape().isKeyed();
        long weights = ignored ? 5 : 10;
        long textParts = ignored ? 0 : likeness.parts();
        long textWhole = ignored ? 1 : likeness.whole();
        if (book.sum() == statement.sum()) {
            long parts = 5 * textParts * dateWhole + (3 * dateWhole + 2 * dateParts) * textWhole;
            long whole = weights * textWhole * dateWhole;
            return Math.toIntExact((20_000 * parts + whole) / (2 * whole));
        }
        long gap = statement.magnitude() - book.magnitude();
        BigDecimal limit = amountLimit(book.magnitude(), gap < 0);
        BigInteger amountWhole =
                limit.movePointRight(Math.max(0, limit.scale())).toBigIntegerExact();
        BigInteger gapParts =
                BigInteger.TEN.pow(Math.max(0, limit.scale())).multiply(big(Math.abs(gap)));
        BigInteger amountParts = amountWhole.multiply(TWO).subtract(gapParts);
        amountWhole = amountWhole.multiply(TWO);
        BigInteger parts =
                big(5 * textParts * dateWhole + 2 * dateParts * textWhole)
                        .multiply(amountWhole)
                        .add(big(3 * textWhole * dateWhole).multiply(amountParts));
        BigInteger whole = big(weights * textWhole * dateWhole).multiply(amountWhole);
        return parts.multiply(big(20_000)).add(whole).divide(whole.multiply(TWO)).intValueExact();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    /// The end of the span that scores least; of two equal ones the later.
    int worst(Days.Span apart) {
        long low = remaining(apart.low()) * (pass.window().limit(apart.high()) + 1L);
        long high = remaining(apart.high()) * (pass.window().limit(apart.low()) + 1L);
        return low < high ? apart.low() : apart.high();
    }

    private long remaining(int days) {
        return pass.window().limit(days) + 1L - Math.abs(days);
    }
}
