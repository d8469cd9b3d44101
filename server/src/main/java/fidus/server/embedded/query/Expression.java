package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value computed from a document in an aggregation; null is "missing".
@FunctionalInterface
interface Expression {
    @Nullable BsonValue of(BsonDocument document);

    /// Understands an expression.
    ///
    /// @throws CommandFailure for an operator off the allow-list
    static Expression parse(BsonValue source) {
        return switch (source) {
            case BsonString text when text.getValue().startsWith("$") -> path(text.getValue());
            case BsonDocument d when Filter.isOperators(d) -> operator(d);
            case BsonDocument d -> fields(d);
            case BsonArray a -> elements(a);
            default -> document -> source;
        };
    }

    private static Expression path(String text) {
        if (text.equals("$$ROOT")) {
            return document -> document;
        }
        String path = text.startsWith("$$ROOT.") ? text.substring(7) : text.substring(1);
        if (path.startsWith("$")) {
            throw CommandFailure.unsupported("the variable " + text);
        }
        List<String> steps = Paths.steps(path);
        return document -> follow(document, steps);
    }

    private static @Nullable BsonValue follow(BsonValue value, List<String> steps) {
        if (steps.isEmpty()) {
            return value;
        }
        if (value instanceof BsonDocument document) {
            BsonValue next = document.get(steps.getFirst());
            return next == null ? null : follow(next, steps.subList(1, steps.size()));
        }
        if (value instanceof BsonArray array) {
            BsonArray found = new BsonArray();
            for (BsonValue element : array) {
                BsonValue inner = follow(element, steps);
                if (inner != null) {
                    found.add(inner);
                }
            }
            return found;
        }
        return null;
    }

    private static Expression fields(BsonDocument source) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        source.forEach((name, value) -> fields.put(name, parse(value)));
        return document -> {
            BsonDocument result = new BsonDocument();
            fields.forEach(
                    (name, expression) -> {
                        BsonValue value = expression.of(document);
                        if (value != null) {
                            result.put(name, value);
                        }
                    });
            return result;
        };
    }

    private static Expression elements(BsonArray source) {
        List<Expression> elements = source.stream().map(Expression::parse).toList();
        return document -> {
            BsonArray result = new BsonArray();
            elements.forEach(element -> result.add(orNull(element.of(document))));
            return result;
        };
    }

    static BsonValue orNull(@Nullable BsonValue value) {
        return value == null ? BsonNull.VALUE : value;
    }

    private static Expression operator(BsonDocument source) {
        String name = source.getFirstKey();
        BsonValue operand = source.get(name, BsonNull.VALUE);
        if (source.size() != 1) {
            throw new CommandFailure(
                    Code.FAILED_TO_PARSE, "an expression has exactly one operator: " + source);
        }
        return switch (name) {
            case "$literal" -> document -> operand;
            case "$eq", "$ne", "$gt", "$gte", "$lt", "$lte" -> comparison(name, operand);
            case "$and", "$or" -> junction(name, arguments(operand));
            case "$not" -> {
                Expression inner = arguments(operand).getFirst();
                yield document -> BsonBoolean.valueOf(!truth(inner.of(document)));
            }
            case "$add", "$multiply" -> fold(name, arguments(operand));
            case "$subtract" -> subtract(arguments(operand));
            case "$cond" -> condition(operand);
            case "$ifNull" -> firstPresent(arguments(operand));
            case "$concat" -> concat(arguments(operand));
            case "$size" -> size(arguments(operand).getFirst());
            default -> throw CommandFailure.unsupported("the expression operator " + name);
        };
    }

    private static List<Expression> arguments(BsonValue operand) {
        List<Expression> arguments =
                operand instanceof BsonArray array
                        ? array.stream().map(Expression::parse).toList()
                        : List.of(parse(operand));
        if (arguments.isEmpty()) {
            throw new CommandFailure(Code.FAILED_TO_PARSE, "an operator without arguments");
        }
        return arguments;
    }

    private static List<Expression> exactly(int count, List<Expression> arguments) {
        if (arguments.size() != count) {
            throw new CommandFailure(
                    Code.FAILED_TO_PARSE, "an operator takes exactly " + count + " arguments");
        }
        return arguments;
    }

    static boolean truth(@Nullable BsonValue value) {
        if (value == null || value.isNull()) {
            return false;
        }
        if (value.isBoolean()) {
            return value.asBoolean().getValue();
        }
        return !value.isNumber()
                || Numbers.isNan(value)
                || Numbers.infinity(value) != 0
                || Numbers.exact(value).signum() != 0;
    }

    private static Expression comparison(String name, BsonValue operand) {
        List<Expression> sides = exactly(2, arguments(operand));
        return document -> {
            BsonValue left = sides.get(0).of(document);
            BsonValue right = sides.get(1).of(document);
            if (left == null || right == null) {
                throw CommandFailure.unsupported("the comparison of a missing field; use $ifNull");
            }
            int order = Arrays.compareUnsigned(Keys.of(left), Keys.of(right));
            return BsonBoolean.valueOf(
                    switch (name) {
                        case "$eq" -> order == 0;
                        case "$ne" -> order != 0;
                        case "$gt" -> order > 0;
                        case "$gte" -> order >= 0;
                        case "$lt" -> order < 0;
                        default -> order <= 0;
                    });
        };
    }

    private static Expression junction(String name, List<Expression> parts) {
        boolean all = name.equals("$and");
        return document ->
                BsonBoolean.valueOf(
                        all
                                ? parts.stream().allMatch(part -> truth(part.of(document)))
                                : parts.stream().anyMatch(part -> truth(part.of(document))));
    }

    private static Expression fold(String name, List<Expression> parts) {
        boolean adding = name.equals("$add");
        return document -> {
            BsonNumber result = new BsonInt32(adding ? 0 : 1);
            for (Expression part : parts) {
                BsonValue value = part.of(document);
                if (value == null || value.isNull()) {
                    return BsonNull.VALUE;
                }
                result = adding ? Numbers.add(result, value) : Numbers.multiply(result, value);
            }
            return result;
        };
    }

    private static Expression subtract(List<Expression> arguments) {
        List<Expression> sides = exactly(2, arguments);
        return document -> {
            BsonValue left = sides.get(0).of(document);
            BsonValue right = sides.get(1).of(document);
            if (left == null || right == null || left.isNull() || right.isNull()) {
                return BsonNull.VALUE;
            }
            return Numbers.subtract(left, right);
        };
    }

    private static Expression condition(BsonValue operand) {
        List<Expression> parts =
                operand instanceof BsonDocument d && d.size() == 3
                        ? List.of(
                                parse(d.get("if", BsonNull.VALUE)),
                                parse(d.get("then", BsonNull.VALUE)),
                                parse(d.get("else", BsonNull.VALUE)))
                        : exactly(3, arguments(operand));
        return document -> parts.get(truth(parts.get(0).of(document)) ? 1 : 2).of(document);
    }

    private static Expression firstPresent(List<Expression> parts) {
        return document -> {
            for (Expression part : parts.subList(0, parts.size() - 1)) {
                BsonValue value = part.of(document);
                if (value != null && !value.isNull()) {
                    return value;
                }
            }
            return parts.getLast().of(document);
        };
    }

    private static Expression concat(List<Expression> parts) {
        return document -> {
            List<String> texts = new ArrayList<>();
            for (Expression part : parts) {
                BsonValue value = part.of(document);
                if (value == null || value.isNull()) {
                    return BsonNull.VALUE;
                }
                texts.add(Bson.text(value, "an argument of $concat"));
            }
            return new BsonString(String.join("", texts));
        };
    }

    private static Expression size(Expression part) {
        return document -> {
            if (part.of(document) instanceof BsonArray array) {
                return new BsonInt32(array.size());
            }
            throw new CommandFailure(Code.TYPE_MISMATCH, "$size needs an array");
        };
    }
}
