package fidus.server.embedded.query;

import org.bson.BsonArray;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gathers one value from all documents of a group.
abstract sealed class Accumulator {
    abstract void take(@Nullable BsonValue value);

    abstract BsonValue result();

    /// A new accumulator.
    ///
    /// @throws CommandFailure for one off the allow-list
    static Accumulator of(String name) {
        return switch (name) {
            case "$sum" -> new Sum();
            case "$count" -> new Count();
            case "$min" -> new Extreme(-1);
            case "$max" -> new Extreme(1);
            case "$first" -> new End(true);
            case "$last" -> new End(false);
            case "$push" -> new Push();
            case "$addToSet" -> new Distinct();
            default -> throw CommandFailure.unsupported("the accumulator " + name);
        };
    }

    /// What is not a number does not count, as on the real server.
    private static final class Sum extends Accumulator {
        private BsonNumber sum = new BsonInt32(0);

        @Override
        void take(@Nullable BsonValue value) {
            if (value != null && value.isNumber()) {
                sum = Numbers.add(sum, value);
            }
        }

        @Override
        BsonValue result() {
            return sum;
        }
    }

    private static final class Count extends Accumulator {
        private int count;

        @Override
        void take(@Nullable BsonValue value) {
            count++;
        }

        @Override
        BsonValue result() {
            return new BsonInt32(count);
        }
    }

    private static final class Extreme extends Accumulator {
        private final int sign;
        private @Nullable BsonValue best;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        void take(@Nullable BsonValue value) {
            if (value == null || value.isNull()) {
                return;
            }
            BsonValue present = best;
            if (present == null
                    || Integer.signum(Arrays.compareUnsigned(Keys.of(value), Keys.of(present)))
                            == sign) {
                best = value;
            }
        }

        @Override
        BsonValue result() {
            return Expression.orNull(best);
        }
    }

    private static final class End extends Accumulator {
        private final boolean first;
        private boolean any;
        private BsonValue value = BsonNull.VALUE;

        End(boolean first) {
            this.first = first;
        }

        @Override
        void take(@Nullable BsonValue next) {
            if (!first || !any) {
                value = Expression.orNull(next);
            }
            any = true;
        }

        @Override
        BsonValue result() {
            return value;
        }
    }

    private static final class Push extends Accumulator {
        private final BsonArray values = new BsonArray();

        @Override
        void take(@Nullable BsonValue value) {
            if (value != null) {
                values.add(value);
            }
        }

        @Override
        BsonValue result() {
            return values;
        }
    }

    private static final class Distinct extends Accumulator {
        private final Map<ByteBuffer, BsonValue> values = new LinkedHashMap<>();

        @Override
        void take(@Nullable BsonValue value) {
            if (value != null) {
                values.putIfAbsent(ByteBuffer.wrap(Keys.of(value)), value);
            }
        }

        @Override
        BsonValue result() {
            return new BsonArray(new java.util.ArrayList<>(values.values()));
        }
    }
}
