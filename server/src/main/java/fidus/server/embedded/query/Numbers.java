package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;

/// Exact arithmetic on BSON numbers. What would lose a digit silently is an error here.
public final class Numbers {
    private Numbers() {}

    /// Whether a value is NaN, which compares with nothing.
    public static boolean isNan(@Nullable BsonValue value) {
        return (value instanceof BsonDouble d && Double.isNaN(d.getValue()))
                || (value instanceof BsonDecimal128 m && m.getValue().isNaN());
    }

    /// The sign of an infinite number, 0 for every other.
    static int infinity(BsonValue value) {
        if (value instanceof BsonDouble d && Double.isInfinite(d.getValue())) {
            return d.getValue() > 0 ? 1 : -1;
        }
        if (value instanceof BsonDecimal128 m && m.getValue().isInfinite()) {
            return m.getValue().isNegative() ? -1 : 1;
        }
        return 0;
    }

    /// The exact value of a finite number.
    public static BigDecimal exact(BsonValue value) {
        return switch (value) {
            case BsonInt32 i -> BigDecimal.valueOf(i.getValue());
            case BsonInt64 l -> BigDecimal.valueOf(l.getValue());
            case BsonDouble d -> new BigDecimal(finite(d).getValue());
            case BsonDecimal128 m -> decimal(m.getValue());
            default ->
                    throw new CommandFailure(
                            Code.TYPE_MISMATCH, "not a number: " + value.getBsonType());
        };
    }

    private static BsonDouble finite(BsonDouble d) {
        if (!Double.isFinite(d.getValue())) {
            throw new CommandFailure(Code.BAD_VALUE, "not a finite number");
        }
        return d;
    }

    private static BigDecimal decimal(Decimal128 value) {
        if (value.isNaN() || value.isInfinite()) {
            throw new CommandFailure(Code.BAD_VALUE, "not a finite number");
        }
        try {
            return value.bigDecimalValue();
        } catch (ArithmeticException negativeZero) {
            return BigDecimal.ZERO;
        }
    }

    /// The sum, in the wider of the two types; int32 grows to int64, int64 never wraps.
    ///
    /// @throws CommandFailure when the sum leaves int64, or a double meets a Decimal128
    public static BsonNumber add(BsonValue a, BsonValue b) {
        return switch (kind(a, b)) {
            case DECIMAL -> rounded(exact(a).add(exact(b)));
            case DOUBLE -> new BsonDouble(a.asNumber().doubleValue() + b.asNumber().doubleValue());
            case INTEGER -> {
                try {
                    yield integer(
                            Math.addExact(a.asNumber().longValue(), b.asNumber().longValue()),
                            a,
                            b);
                } catch (ArithmeticException e) {
                    throw overflow(a, b);
                }
            }
        };
    }

    /// The product, by the rules of [#add].
    public static BsonNumber multiply(BsonValue a, BsonValue b) {
        return switch (kind(a, b)) {
            case DECIMAL -> rounded(exact(a).multiply(exact(b)));
            case DOUBLE -> new BsonDouble(a.asNumber().doubleValue() * b.asNumber().doubleValue());
            case INTEGER -> {
                try {
                    yield integer(
                            Math.multiplyExact(a.asNumber().longValue(), b.asNumber().longValue()),
                            a,
                            b);
                } catch (ArithmeticException e) {
                    throw overflow(a, b);
                }
            }
        };
    }

    /// The difference, by the rules of [#add].
    public static BsonNumber subtract(BsonValue a, BsonValue b) {
        return switch (kind(a, b)) {
            case DECIMAL -> rounded(exact(a).subtract(exact(b)));
            case DOUBLE -> new BsonDouble(a.asNumber().doubleValue() - b.asNumber().doubleValue());
            case INTEGER -> {
                try {
                    yield integer(
                            Math.subtractExact(a.asNumber().longValue(), b.asNumber().longValue()),
                            a,
                            b);
                } catch (ArithmeticException e) {
                    throw overflow(a, b);
                }
            }
        };
    }

    private enum Kind {
        INTEGER,
        DOUBLE,
        DECIMAL
    }

    private static Kind kind(BsonValue a, BsonValue b) {
        if (!a.isNumber() || !b.isNumber()) {
            throw new CommandFailure(
                    Code.TYPE_MISMATCH,
                    "arithmetic needs numbers, got %s and %s"
                            .formatted(a.getBsonType(), b.getBsonType()));
        }
        boolean decimal = a.isDecimal128() || b.isDecimal128();
        boolean binary = a.isDouble() || b.isDouble();
        if (decimal && binary) {
            throw CommandFailure.unsupported("arithmetic between double and Decimal128");
        }
        return decimal ? Kind.DECIMAL : binary ? Kind.DOUBLE : Kind.INTEGER;
    }

    private static BsonNumber integer(long result, BsonValue a, BsonValue b) {
        boolean narrow = a.isInt32() && b.isInt32() && result == (int) result;
        return narrow ? new BsonInt32((int) result) : new BsonInt64(result);
    }

    private static BsonNumber rounded(BigDecimal value) {
        try {
            return new BsonDecimal128(new Decimal128(value.round(MathContext.DECIMAL128)));
        } catch (NumberFormatException e) {
            throw new CommandFailure(Code.BAD_VALUE, "the result does not fit a Decimal128");
        }
    }

    private static CommandFailure overflow(BsonValue a, BsonValue b) {
        return new CommandFailure(
                Code.BAD_VALUE,
                "the result of %s and %s does not fit a 64-bit integer"
                        .formatted(a.asNumber().longValue(), b.asNumber().longValue()));
    }
}
