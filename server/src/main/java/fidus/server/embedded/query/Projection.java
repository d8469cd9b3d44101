package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which fields of a document are given out: either those named, or all but those named.
public final class Projection {
    private final Set<String> paths = new TreeSet<>();
    private boolean including;
    private boolean withId = true;

    private Projection() {}

    /// Understands a projection of zeros or ones.
    ///
    /// @throws CommandFailure for computed fields and for a mixture
    public static Projection of(BsonDocument fields) {
        Projection projection = new Projection();
        List<Boolean> wanted = new ArrayList<>();
        fields.forEach(
                (path, value) -> {
                    if (!value.isBoolean() && !value.isNumber()) {
                        throw CommandFailure.unsupported("the computed projection of " + path);
                    }
                    boolean include = Bson.isTrue(value);
                    if (path.equals("_id")) {
                        projection.withId = include;
                        return;
                    }
                    Paths.steps(path);
                    projection.paths.add(path);
                    wanted.add(include);
                });
        if (wanted.stream().distinct().count() > 1) {
            throw new CommandFailure(
                    Code.FAILED_TO_PARSE, "A projection either includes or excludes fields");
        }
        projection.including =
                wanted.isEmpty()
                        ? fields.containsKey("_id") && projection.withId
                        : wanted.getFirst();
        return projection;
    }

    /// The document as it is given out.
    public BsonDocument applied(BsonDocument document) {
        BsonDocument result = part(document, "");
        if (!withId) {
            result.remove("_id");
        }
        return result;
    }

    private BsonDocument part(BsonDocument document, String prefix) {
        BsonDocument result = new BsonDocument();
        document.forEach(
                (name, value) -> {
                    String path = prefix + name;
                    if (path.equals("_id") || paths.contains(path)) {
                        if (including || path.equals("_id")) {
                            result.put(name, value);
                        }
                    } else if (leadsFurther(path)) {
                        BsonValue inner = inside(value, path + ".");
                        if (inner.isDocument() || inner.isArray() || !including) {
                            result.put(name, inner);
                        }
                    } else if (!including) {
                        result.put(name, value);
                    }
                });
        return result;
    }

    private boolean leadsFurther(String path) {
        String start = path + ".";
        return paths.stream().anyMatch(wanted -> wanted.startsWith(start));
    }

    private BsonValue inside(BsonValue value, String prefix) {
        return switch (value) {
            case BsonDocument inner -> part(inner, prefix);
            case BsonArray array -> {
                BsonArray result = new BsonArray();
                for (BsonValue element : array) {
                    BsonValue inner = inside(element, prefix);
                    if (inner.isDocument() || inner.isArray() || !including) {
                        result.add(inner);
                    }
                }
                yield result;
            }
            default -> value;
        };
    }
}
