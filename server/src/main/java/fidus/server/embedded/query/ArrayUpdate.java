package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The update operators that change an array.
final class ArrayUpdate {
    private static final Set<String> PUSH_MODIFIERS =
            Set.of("$each", "$slice", "$sort", "$position");

    private ArrayUpdate() {}

    static BsonArray push(@Nullable BsonValue present, BsonValue operand) {
        BsonArray array = array(present, "$push");
        if (!(operand instanceof BsonDocument modifiers) || !modifiers.containsKey("$each")) {
            array.add(operand);
            return array;
        }
        checkModifiers(modifiers, PUSH_MODIFIERS);
        List<BsonValue> added = Bson.array(modifiers.get("$each"));
        long position = Bson.integer(modifiers.get("$position"), array.size());
        int at =
                (int)
                        (position < 0
                                ? Math.max(0, array.size() + position)
                                : Math.min(position, array.size()));
        array.addAll(at, added);
        BsonValue sort = modifiers.get("$sort");
        if (sort != null) {
            array.sort(comparator(sort));
        }
        BsonValue slice = modifiers.get("$slice");
        return slice == null ? array : sliced(array, Bson.integer(slice, 0));
    }

    private static BsonArray sliced(BsonArray array, long slice) {
        int size = array.size();
        List<BsonValue> part =
                slice >= 0
                        ? array.subList(0, (int) Math.min(slice, size))
                        : array.subList((int) Math.max(0, size + slice), size);
        return new BsonArray(new ArrayList<>(part));
    }

    private static Comparator<BsonValue> comparator(BsonValue sort) {
        if (sort instanceof BsonDocument fields) {
            Order order = Order.of(fields);
            return (a, b) ->
                    Arrays.compareUnsigned(
                            order.key(Bson.document(a)), order.key(Bson.document(b)));
        }
        boolean descending = Order.Part.of("element", sort).descending();
        Comparator<BsonValue> rising = (a, b) -> Arrays.compareUnsigned(Keys.of(a), Keys.of(b));
        return descending ? rising.reversed() : rising;
    }

    static BsonArray addToSet(@Nullable BsonValue present, BsonValue operand) {
        BsonArray array = array(present, "$addToSet");
        List<BsonValue> added = List.of(operand);
        if (operand instanceof BsonDocument modifiers && modifiers.containsKey("$each")) {
            checkModifiers(modifiers, Set.of("$each"));
            added = Bson.array(modifiers.get("$each"));
        }
        for (BsonValue value : added) {
            byte[] key = Keys.of(value);
            if (array.stream().noneMatch(old -> Arrays.equals(Keys.of(old), key))) {
                array.add(value);
            }
        }
        return array;
    }

    /// Removes the elements equal to a value, or fulfilling a condition.
    static BsonArray pull(BsonValue present, BsonValue operand) {
        BsonArray array = array(present, "$pull");
        Predicate<BsonValue> doomed;
        if (operand instanceof BsonDocument condition) {
            if (Filter.isOperators(condition)) {
                FieldTest test = FieldTest.operators(condition);
                doomed = value -> test.test(single(value));
            } else {
                Filter filter = Filter.of(condition);
                doomed = value -> value instanceof BsonDocument d && filter.matches(d);
            }
        } else {
            byte[] key = Keys.of(operand);
            doomed = value -> Arrays.equals(Keys.of(value), key);
        }
        array.removeIf(doomed);
        return array;
    }

    private static List<@Nullable BsonValue> single(BsonValue value) {
        List<@Nullable BsonValue> single = new ArrayList<>(1);
        single.add(value);
        return single;
    }

    static BsonArray pop(BsonValue present, BsonValue operand) {
        BsonArray array = array(present, "$pop");
        long side = Bson.integer(operand, 0);
        if (side != 1 && side != -1) {
            throw new CommandFailure(Code.FAILED_TO_PARSE, "$pop takes 1 or -1");
        }
        if (!array.isEmpty()) {
            array.remove(side == 1 ? array.size() - 1 : 0);
        }
        return array;
    }

    private static void checkModifiers(BsonDocument modifiers, Set<String> allowed) {
        for (String name : modifiers.keySet()) {
            if (!allowed.contains(name)) {
                throw CommandFailure.unsupported("the modifier " + name);
            }
        }
    }

    private static BsonArray array(@Nullable BsonValue present, String operator) {
        if (present == null) {
            return new BsonArray();
        }
        if (present instanceof BsonArray array) {
            return new BsonArray(new ArrayList<>(array));
        }
        throw new CommandFailure(
                Code.BAD_VALUE,
                operator + " needs an array, the field is " + present.getBsonType());
    }
}
