package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// One condition on the values at a path.
@FunctionalInterface
interface FieldTest {
    /// @param leaves what the path leads to; null stands for "missing"
    boolean test(List<@Nullable BsonValue> leaves);

    /// The condition that one operator states.
    static FieldTest of(String operator, BsonValue operand, BsonDocument siblings) {
        return switch (operator) {
            case "$eq" -> equality(operand);
            case "$ne" -> not(equality(operand));
            case "$gt", "$gte", "$lt", "$lte" -> comparison(operator, operand);
            case "$in" -> anyOf(Bson.array(operand));
            case "$nin" -> not(anyOf(Bson.array(operand)));
            case "$exists" -> exists(Bson.isTrue(operand));
            case "$type" -> type(operand);
            case "$size" -> size(Bson.integer(operand, -1));
            case "$all" -> all(Bson.array(operand));
            case "$elemMatch" -> element(Bson.document(operand));
            case "$not" -> not(operators(Bson.document(operand)));
            case "$regex" -> expression(Patterns.of(operand, siblings.get("$options")));
            case "$options" -> {
                if (!siblings.containsKey("$regex")) {
                    throw new CommandFailure(Code.BAD_VALUE, "$options needs a $regex");
                }
                yield leaves -> true;
            }
            default -> throw CommandFailure.unsupported("the query operator " + operator);
        };
    }

    /// All operators of one document such as `{$gte: 1, $lt: 5}`.
    static FieldTest operators(BsonDocument operators) {
        if (operators.isEmpty()) {
            throw new CommandFailure(Code.BAD_VALUE, "an empty condition");
        }
        List<FieldTest> tests = new ArrayList<>();
        operators.forEach((name, operand) -> tests.add(of(name, operand, operators)));
        return leaves -> {
            for (FieldTest test : tests) {
                if (!test.test(leaves)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static FieldTest not(FieldTest test) {
        return leaves -> !test.test(leaves);
    }

    static FieldTest equality(BsonValue operand) {
        if (operand.isRegularExpression()) {
            return expression(Patterns.of(operand, null));
        }
        byte[] key = Keys.of(operand);
        byte bracket = Keys.bracket(operand);
        return any(value -> Keys.bracket(value) == bracket && Arrays.equals(Keys.of(value), key));
    }

    private static FieldTest anyOf(BsonArray operands) {
        Set<ByteBuffer> keys = HashSet.newHashSet(operands.size());
        for (BsonValue operand : operands) {
            if (operand.isRegularExpression()) {
                throw CommandFailure.unsupported("a regular expression inside $in");
            }
            keys.add(ByteBuffer.wrap(Keys.of(operand)));
        }
        return any(value -> keys.contains(ByteBuffer.wrap(Keys.of(value))));
    }

    /// Only values of the operand's own bracket compare; NaN never does.
    private static FieldTest comparison(String operator, BsonValue operand) {
        switch (operand.getBsonType()) {
            case NULL, ARRAY, DOCUMENT, MIN_KEY, MAX_KEY, REGULAR_EXPRESSION ->
                    throw CommandFailure.unsupported(
                            operator + " with a value of type " + operand.getBsonType());
            default -> {}
        }
        if (Numbers.isNan(operand)) {
            throw CommandFailure.unsupported(operator + " with NaN");
        }
        byte[] key = Keys.of(operand);
        byte bracket = Keys.bracket(operand);
        return any(
                value -> {
                    if (Keys.bracket(value) != bracket || Numbers.isNan(value)) {
                        return false;
                    }
                    int order = Arrays.compareUnsigned(Keys.of(value), key);
                    return switch (operator) {
                        case "$gt" -> order > 0;
                        case "$gte" -> order >= 0;
                        case "$lt" -> order < 0;
                        default -> order <= 0;
                    };
                });
    }

    /// A value or, where it is an array, any of its elements.
    private static FieldTest any(Predicate<@Nullable BsonValue> test) {
        return leaves -> {
            for (BsonValue leaf : leaves) {
                if (test.test(leaf)) {
                    return true;
                }
                if (leaf instanceof BsonArray array) {
                    for (BsonValue element : array) {
                        if (test.test(element)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        };
    }

    private static FieldTest expression(java.util.regex.Pattern pattern) {
        return any(
                value ->
                        value != null
                                && value.isString()
                                && pattern.matcher(value.asString().getValue()).find());
    }

    private static FieldTest exists(boolean wanted) {
        return leaves -> {
            boolean there = false;
            for (BsonValue leaf : leaves) {
                there |= leaf != null;
            }
            return there == wanted;
        };
    }

    private static FieldTest size(long wanted) {
        if (wanted < 0) {
            throw new CommandFailure(Code.BAD_VALUE, "$size needs a number of elements");
        }
        return leaves ->
                leaves.stream().anyMatch(leaf -> leaf instanceof BsonArray a && a.size() == wanted);
    }

    private static FieldTest all(BsonArray operands) {
        List<FieldTest> tests = new ArrayList<>();
        for (BsonValue operand : operands) {
            if (operand.isDocument() || operand.isRegularExpression()) {
                throw CommandFailure.unsupported("$all with anything but plain values");
            }
            tests.add(equality(operand));
        }
        return leaves -> !tests.isEmpty() && tests.stream().allMatch(test -> test.test(leaves));
    }

    private static FieldTest element(BsonDocument condition) {
        String first = condition.isEmpty() ? "" : condition.getFirstKey();
        boolean plain = first.startsWith("$") && !Set.of("$and", "$or", "$nor").contains(first);
        Predicate<BsonValue> test;
        if (plain) {
            FieldTest operators = operators(condition);
            test =
                    element -> {
                        List<@Nullable BsonValue> single = new ArrayList<>(1);
                        single.add(element);
                        return operators.test(single);
                    };
        } else {
            Filter filter = Filter.of(condition);
            test = element -> element instanceof BsonDocument d && filter.matches(d);
        }
        return leaves ->
                leaves.stream()
                        .anyMatch(leaf -> leaf instanceof BsonArray a && a.stream().anyMatch(test));
    }

    private static FieldTest type(BsonValue operand) {
        if (!operand.isString()) {
            throw CommandFailure.unsupported("$type with anything but a type's name");
        }
        String name = operand.asString().getValue();
        Set<BsonType> types =
                switch (name) {
                    case "number" ->
                            Set.of(
                                    BsonType.INT32,
                                    BsonType.INT64,
                                    BsonType.DOUBLE,
                                    BsonType.DECIMAL128);
                    case "int" -> Set.of(BsonType.INT32);
                    case "long" -> Set.of(BsonType.INT64);
                    case "decimal" -> Set.of(BsonType.DECIMAL128);
                    case "bool" -> Set.of(BsonType.BOOLEAN);
                    case "date" -> Set.of(BsonType.DATE_TIME);
                    case "object" -> Set.of(BsonType.DOCUMENT);
                    case "objectId" -> Set.of(BsonType.OBJECT_ID);
                    case "binData" -> Set.of(BsonType.BINARY);
                    case "string", "double", "array", "null" ->
                            Set.of(BsonType.valueOf(name.toUpperCase(Locale.ROOT)));
                    default -> throw CommandFailure.unsupported("$type '" + name + "'");
                };
        return any(value -> value != null && types.contains(value.getBsonType()));
    }
}
