package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDocument;
import org.bson.BsonValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A query, understood once and asked of many documents.
public final class Filter {
    private final List<Predicate<BsonDocument>> terms = new ArrayList<>();
    private final Map<String, Bounds> bounds = new HashMap<>();
    private final BsonDocument source;

    private Filter(BsonDocument source) {
        this.source = source;
    }

    /// Understands a query.
    ///
    /// @throws CommandFailure for an operator off the allow-list
    public static Filter of(BsonDocument query) {
        Filter filter = new Filter(query);
        filter.addAll(query);
        return filter;
    }

    private void addAll(BsonDocument query) {
        query.forEach(this::add);
    }

    private void add(String name, BsonValue condition) {
        switch (name) {
            case "$and" -> branches(name, condition).forEach(part -> addAll(part.source));
            case "$or" -> {
                List<Filter> parts = branches(name, condition);
                terms.add(d -> parts.stream().anyMatch(part -> part.matches(d)));
            }
            case "$nor" -> {
                List<Filter> parts = branches(name, condition);
                terms.add(d -> parts.stream().noneMatch(part -> part.matches(d)));
            }
            case "$comment" -> {}
            default -> {
                if (name.startsWith("$")) {
                    throw CommandFailure.unsupported("the query operator " + name);
                }
                addField(name, condition);
            }
        }
    }

    private static List<Filter> branches(String name, BsonValue condition) {
        List<Filter> parts = new ArrayList<>();
        for (BsonValue part : Bson.array(condition)) {
            parts.add(of(Bson.document(part)));
        }
        if (parts.isEmpty()) {
            throw new CommandFailure(Code.BAD_VALUE, name + " needs at least one condition");
        }
        return parts;
    }

    private void addField(String path, BsonValue condition) {
        List<String> steps = Paths.steps(path);
        FieldTest test;
        if (isOperators(condition)) {
            BsonDocument operators = condition.asDocument();
            test = FieldTest.operators(operators);
            operators.forEach((operator, operand) -> restrict(path, operator, operand));
        } else {
            test = FieldTest.equality(condition);
            restrict(path, "$eq", condition);
        }
        terms.add(document -> test.test(Paths.leaves(document, steps)));
    }

    private void restrict(String path, String operator, BsonValue operand) {
        bounds.computeIfAbsent(path, key -> new Bounds()).restrict(operator, operand);
    }

    /// Whether a condition is `{$op: …}` rather than a document to compare with.
    static boolean isOperators(BsonValue condition) {
        return condition instanceof BsonDocument d
                && !d.isEmpty()
                && d.getFirstKey().startsWith("$");
    }

    /// Whether the document fulfils every condition.
    public boolean matches(BsonDocument document) {
        for (Predicate<BsonDocument> term : terms) {
            if (!term.test(document)) {
                return false;
            }
        }
        return true;
    }

    /// What an index can use, by path.
    public Map<String, Bounds> bounds() {
        return bounds;
    }

    /// The query as it was asked.
    public BsonDocument source() {
        return source;
    }
}
