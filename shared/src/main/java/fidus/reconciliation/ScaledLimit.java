package fidus.reconciliation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A limit as whole numbers over one power of ten, where they fit.
record ScaledLimit(BigDecimal absolute, BigDecimal share, long whole, long parts, long ten) {
    static ScaledLimit of(BigDecimal absolute, BigDecimal share) {
        BigDecimal lean = share.stripTrailingZeros();
        int digits = Math.max(0, Math.max(absolute.stripTrailingZeros().scale(), lean.scale()));
        if (digits > 8 || absolute.precision() - absolute.scale() > 9) {
            return new ScaledLimit(absolute, share, 0, 0, 0);
        }
        return new ScaledLimit(
                absolute,
                share,
                absolute.movePointRight(digits).longValueExact(),
                lean.movePointRight(digits).longValueExact(),
                BigInteger.TEN.pow(digits).longValueExact());
    }

    boolean isSmall(long book) {
        return ten > 0 && (parts == 0 || book < Long.MAX_VALUE / parts);
    }

    BigDecimal of(long book) {
        return absolute.max(share.multiply(BigDecimal.valueOf(book)));
    }

    private BigInteger wholeUnits() {
        return absolute.setScale(0, RoundingMode.CEILING).toBigInteger();
    }

    /// Whether what is done with a magnitude and the power of ten stays a whole number.
    private boolean fits(long statement) {
        return ten > 0 && statement >= 0 && statement < Long.MAX_VALUE / 2 / ten;
    }

    /// The absolute limit in whole minor units, rounded up.
    private long wholeSmall() {
        return Math.ceilDiv(whole, ten);
    }

    long leastBook(long statement) {
        if (fits(statement)) {
            long shared = statement * ten / (ten + parts);
            return Math.max(1, Math.min(shared, statement - wholeSmall()));
        }
        BigDecimal shared =
                BigDecimal.valueOf(statement)
                        .divide(BigDecimal.ONE.add(share), 0, RoundingMode.FLOOR);
        return shared.toBigInteger()
                .min(BigInteger.valueOf(statement).subtract(wholeUnits()))
                .max(BigInteger.ONE)
                .longValueExact();
    }

    long mostBook(long statement) {
        if (share.compareTo(BigDecimal.ONE) >= 0) {
            return Long.MAX_VALUE;
        }
        if (fits(statement)) {
            long shared = Math.ceilDiv(statement * ten, ten - parts);
            return Math.max(shared, statement + wholeSmall());
        }
        BigDecimal shared =
                BigDecimal.valueOf(statement)
                        .divide(BigDecimal.ONE.subtract(share), 0, RoundingMode.CEILING);
        return shared.toBigInteger()
                .max(BigInteger.valueOf(statement).add(wholeUnits()))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    /// The limit in whole minor units.
    long reach(long book) {
        if (isSmall(book)) {
            return Math.max(whole, parts * book) / ten;
        }
        return of(book).setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
