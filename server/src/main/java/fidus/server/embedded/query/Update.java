package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An update, understood once and applied to many documents: operators, or a whole new document.
public final class Update {
    private record Step(String operator, String path, List<String> steps, BsonValue operand) {}

    private final @Nullable BsonDocument replacement;
    // By path: the real server, too, adds new fields in the order of their names.
    private final Map<String, Step> steps = new TreeMap<>();
    private final InstantSource clock;

    private Update(@Nullable BsonDocument replacement, InstantSource clock) {
        this.replacement = replacement;
        this.clock = clock;
    }

    /// Understands an update.
    ///
    /// @throws CommandFailure for an operator off the allow-list, or two that touch the same path
    public static Update of(BsonValue update, InstantSource clock) {
        if (update.isArray()) {
            throw CommandFailure.unsupported("an update by pipeline");
        }
        BsonDocument document = Bson.document(update);
        if (document.isEmpty() || !document.getFirstKey().startsWith("$")) {
            return new Update(document, clock);
        }
        Update operators = new Update(null, clock);
        document.forEach(
                (operator, fields) ->
                        Bson.document(fields)
                                .forEach(
                                        (path, operand) -> operators.add(operator, path, operand)));
        return operators;
    }

    /// Whether this is a whole new document rather than operators.
    public boolean isReplacement() {
        return replacement != null;
    }

    private void add(String operator, String path, BsonValue operand) {
        checkOperand(operator, path, operand);
        for (String other : steps.keySet()) {
            if (other.equals(path)
                    || other.startsWith(path + ".")
                    || path.startsWith(other + ".")) {
                throw new CommandFailure(
                        Code.CONFLICTING_UPDATE_OPERATORS,
                        "Updating the path '%s' would create a conflict at '%s'"
                                .formatted(path, other));
            }
        }
        steps.put(path, new Step(operator, path, Paths.steps(path), operand));
    }

    private static void checkOperand(String operator, String path, BsonValue operand) {
        switch (operator) {
            case "$set", "$setOnInsert", "$unset", "$min", "$max" -> {}
            case "$push", "$addToSet", "$pull", "$pop" -> {}
            case "$inc", "$mul" -> {
                if (!operand.isNumber()) {
                    throw new CommandFailure(
                            Code.TYPE_MISMATCH,
                            "Cannot apply %s with a value that is not a number: '%s'"
                                    .formatted(operator, path));
                }
            }
            case "$currentDate" -> {
                if (!operand.isBoolean() || !operand.asBoolean().getValue()) {
                    throw CommandFailure.unsupported("$currentDate with anything but true");
                }
            }
            default -> throw CommandFailure.unsupported("the update operator " + operator);
        }
    }

    /// The document after the update; the given one is not changed.
    ///
    /// @param inserting whether `$setOnInsert` counts
    /// @throws CommandFailure when the update does not fit the document, or would change its `_id`
    public BsonDocument applied(BsonDocument before, boolean inserting) {
        if (replacement != null) {
            return replaced(before, replacement);
        }
        BsonDocument after = Bson.copy(before);
        for (Step step : steps.values()) {
            apply(after, step, inserting);
        }
        BsonValue id = before.get("_id");
        if (id != null && !Arrays.equals(Keys.of(id), Keys.of(after.get("_id")))) {
            throw immutable();
        }
        return after;
    }

    private static BsonDocument replaced(BsonDocument before, BsonDocument replacement) {
        BsonValue id = before.get("_id");
        BsonValue wanted = replacement.get("_id");
        if (id != null && wanted != null && !Arrays.equals(Keys.of(id), Keys.of(wanted))) {
            throw immutable();
        }
        BsonDocument after = new BsonDocument();
        BsonValue kept = id == null ? wanted : id;
        if (kept != null) {
            after.put("_id", kept);
        }
        replacement.forEach(after::putIfAbsent);
        return after;
    }

    private static CommandFailure immutable() {
        return new CommandFailure(
                Code.IMMUTABLE_FIELD, "The field '_id' cannot be changed by an update");
    }

    private void apply(BsonDocument document, Step step, boolean inserting) {
        boolean removes =
                switch (step.operator) {
                    case "$unset", "$pull", "$pop" -> true;
                    default -> false;
                };
        if (step.operator.equals("$setOnInsert") && !inserting) {
            return;
        }
        Slot slot = Slot.find(document, step.steps, !removes);
        if (slot == null) {
            return;
        }
        BsonValue present = slot.get();
        if (step.operator.equals("$unset")) {
            slot.remove();
        } else if (present != null || !removes) {
            slot.set(value(step, present));
        }
    }

    private BsonValue value(Step step, @Nullable BsonValue present) {
        BsonValue operand = step.operand;
        return switch (step.operator) {
            case "$inc" -> {
                requireNumber(step, present);
                yield present == null ? operand : Numbers.add(present, operand);
            }
            case "$mul" -> {
                requireNumber(step, present);
                yield Numbers.multiply(
                        present == null ? new org.bson.BsonInt32(0) : present, operand);
            }
            case "$min" -> present != null && order(present, operand) <= 0 ? present : operand;
            case "$max" -> present != null && order(present, operand) >= 0 ? present : operand;
            case "$push" -> ArrayUpdate.push(present, operand);
            case "$addToSet" -> ArrayUpdate.addToSet(present, operand);
            case "$pull" -> ArrayUpdate.pull(orNull(present), operand);
            case "$pop" -> ArrayUpdate.pop(orNull(present), operand);
            case "$currentDate" -> new BsonDateTime(clock.millis());
            default -> operand;
        };
    }

    private static BsonValue orNull(@Nullable BsonValue value) {
        return value == null ? BsonNull.VALUE : value;
    }

    private static void requireNumber(Step step, @Nullable BsonValue present) {
        if (present != null && !present.isNumber()) {
            throw new CommandFailure(
                    Code.TYPE_MISMATCH,
                    "Cannot apply %s to a value that is not a number: '%s' is of type %s"
                            .formatted(step.operator, step.path, present.getBsonType()));
        }
    }

    private static int order(BsonValue a, BsonValue b) {
        return Arrays.compareUnsigned(Keys.of(a), Keys.of(b));
    }

    /// The document an upsert starts from: what the query demands by equality.
    public BsonDocument seed(Filter filter) {
        BsonDocument seed = new BsonDocument();
        if (isReplacement()) {
            BsonValue id = equalities(filter.source()).get("_id");
            if (id != null) {
                seed.put("_id", id);
            }
            return seed;
        }
        equalities(filter.source())
                .forEach(
                        (path, value) -> {
                            Slot slot = Slot.find(seed, Paths.steps(path), true);
                            if (slot != null) {
                                slot.set(value);
                            }
                        });
        return seed;
    }

    private static Map<String, BsonValue> equalities(BsonDocument query) {
        Map<String, BsonValue> equal = new java.util.LinkedHashMap<>();
        query.forEach(
                (name, condition) -> {
                    if (name.equals("$and")) {
                        Bson.array(condition)
                                .forEach(part -> equal.putAll(equalities(Bson.document(part))));
                    } else if (!name.startsWith("$")) {
                        if (!Filter.isOperators(condition)) {
                            if (!condition.isRegularExpression()) {
                                equal.put(name, condition);
                            }
                        } else if (condition.asDocument().containsKey("$eq")) {
                            equal.put(name, condition.asDocument().get("$eq"));
                        }
                    }
                });
        return equal;
    }
}
