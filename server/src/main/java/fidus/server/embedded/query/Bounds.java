package fidus.server.embedded.query;

import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What a filter says about one field that an index can use. The filter itself is still applied
/// afterwards.
public final class Bounds {
    private @Nullable BsonValue equal;
    private @Nullable List<BsonValue> oneOf;
    private @Nullable BsonValue low;
    private boolean lowIncluded;
    private @Nullable BsonValue high;
    private boolean highIncluded;

    /// Takes in one condition; conditions an index cannot use are passed over.
    void restrict(String operator, BsonValue operand) {
        switch (operator) {
            case "$eq" -> {
                if (indexable(operand) && equal == null) {
                    equal = operand;
                }
            }
            case "$in" -> {
                if (operand.isArray() && operand.asArray().stream().allMatch(Bounds::indexable)) {
                    oneOf = new ArrayList<>(operand.asArray());
                }
            }
            case "$gt", "$gte" -> {
                if (indexable(operand) && low == null) {
                    low = operand;
                    lowIncluded = operator.equals("$gte");
                }
            }
            case "$lt", "$lte" -> {
                if (indexable(operand) && high == null) {
                    high = operand;
                    highIncluded = operator.equals("$lte");
                }
            }
            default -> {}
        }
    }

    private static boolean indexable(BsonValue value) {
        return switch (value.getBsonType()) {
            case INT32, INT64, DOUBLE, DECIMAL128, STRING, BINARY -> true;
            case OBJECT_ID, BOOLEAN, DATE_TIME, TIMESTAMP -> true;
            default -> false;
        };
    }

    /// The value the field equals.
    public @Nullable BsonValue equal() {
        return equal;
    }

    /// The values the field is one of.
    public @Nullable List<BsonValue> oneOf() {
        return oneOf;
    }

    /// The lower end.
    public @Nullable BsonValue low() {
        return low;
    }

    /// Whether the lower end belongs to it.
    public boolean lowIncluded() {
        return lowIncluded;
    }

    /// The upper end.
    public @Nullable BsonValue high() {
        return high;
    }

    /// Whether the upper end belongs to it.
    public boolean highIncluded() {
        return highIncluded;
    }

    /// Whether there is a lower or an upper end.
    public boolean isRange() {
        return low != null || high != null;
    }

    /// Whether there is anything an index can use; if so, the field exists and is not null.
    public boolean usable() {
        return equal != null || oneOf != null || isRange();
    }
}
