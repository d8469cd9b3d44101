package fidus.server.embedded.query;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A dotted path, and what it leads to when arrays lie on the way.
public final class Paths {
    private Paths() {}

    /// The steps of a path.
    ///
    /// @throws CommandFailure for an empty step, or one that starts with `$`
    public static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        int start = 0;
        while (true) {
            int dot = path.indexOf('.', start);
            String step = dot < 0 ? path.substring(start) : path.substring(start, dot);
            if (step.isEmpty()) {
                throw new CommandFailure(
                        CommandFailure.Code.BAD_VALUE,
                        "The field path '" + path + "' has an empty part");
            }
            if (step.charAt(0) == '$') {
                throw CommandFailure.unsupported("the path '" + path + "'");
            }
            steps.add(step);
            if (dot < 0) {
                return List.copyOf(steps);
            }
            start = dot + 1;
        }
    }

    /// Every value at the end of the path, arrays not yet unfolded; null stands for "missing".
    ///
    /// An array on the way is entered by a numeric step and by each of its documents.
    public static List<@Nullable BsonValue> leaves(BsonDocument document, List<String> steps) {
        if (steps.size() == 1) {
            List<@Nullable BsonValue> single = new ArrayList<>(1);
            single.add(document.get(steps.getFirst()));
            return single;
        }
        List<@Nullable BsonValue> leaves = new ArrayList<>(4);
        descend(document, steps, 0, leaves);
        return leaves;
    }

    /// @param at the step to go
    private static void descend(
            BsonDocument document, List<String> steps, int at, List<@Nullable BsonValue> leaves) {
        BsonValue value = document.get(steps.get(at));
        if (at + 1 == steps.size()) {
            leaves.add(value);
            return;
        }
        switch (value) {
            case BsonDocument inner -> descend(inner, steps, at + 1, leaves);
            case BsonArray array -> descend(array, steps, at + 1, leaves);
            case null, default -> leaves.add(null);
        }
    }

    private static void descend(
            BsonArray array, List<String> steps, int at, List<@Nullable BsonValue> leaves) {
        for (BsonValue element : array) {
            if (element instanceof BsonDocument inner) {
                descend(inner, steps, at, leaves);
            }
        }
        int index = index(steps.get(at));
        if (index < 0 || index >= array.size()) {
            return;
        }
        BsonValue element = array.get(index);
        if (at + 1 == steps.size()) {
            leaves.add(element);
        } else if (element instanceof BsonDocument inner) {
            descend(inner, steps, at + 1, leaves);
        } else if (element instanceof BsonArray inner) {
            descend(inner, steps, at + 1, leaves);
        }
    }

    /// The values an index or a sort sees at a path: arrays unfolded, an empty array as itself,
    /// missing as null.
    public static List<@Nullable BsonValue> elements(BsonDocument document, List<String> steps) {
        List<@Nullable BsonValue> leaves = leaves(document, steps);
        if (leaves.size() == 1 && !(leaves.getFirst() instanceof BsonArray)) {
            return leaves;
        }
        List<@Nullable BsonValue> elements = new ArrayList<>();
        for (BsonValue leaf : leaves) {
            if (leaf instanceof BsonArray array && !array.isEmpty()) {
                elements.addAll(array);
            } else {
                elements.add(leaf);
            }
        }
        if (elements.isEmpty()) {
            elements.add(null);
        }
        return elements;
    }

    /// The position a step means inside an array, -1 when it is a name.
    static int index(String step) {
        if (step.length() > 6 || (step.length() > 1 && step.charAt(0) == '0')) {
            return -1;
        }
        for (int i = 0; i < step.length(); i++) {
            if (step.charAt(i) < '0' || step.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(step);
    }
}
