package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The place in a document that an update writes to.
final class Slot {
    private static final int MAX_PADDING = 10_000;

    private final BsonValue holder;
    private final String name;

    private Slot(BsonValue holder, String name) {
        this.holder = holder;
        this.name = name;
    }

    /// The place at the end of a path, or null when it does not exist and shall not be made.
    static @Nullable Slot find(BsonDocument document, List<String> steps, boolean make) {
        BsonValue holder = document;
        for (String step : steps.subList(0, steps.size() - 1)) {
            Slot slot = new Slot(holder, step);
            BsonValue next = slot.get();
            if (next == null) {
                if (!make) {
                    return null;
                }
                next = new BsonDocument();
                slot.set(next);
            }
            if (!(next instanceof BsonDocument) && !(next instanceof BsonArray)) {
                if (!make) {
                    return null;
                }
                throw notViable(step, next);
            }
            holder = next;
        }
        String last = steps.getLast();
        if (holder instanceof BsonArray && Paths.index(last) < 0) {
            if (!make) {
                return null;
            }
            throw notViable(last, holder);
        }
        return new Slot(holder, last);
    }

    private static CommandFailure notViable(String step, BsonValue value) {
        return new CommandFailure(
                Code.PATH_NOT_VIABLE,
                "Cannot create field '%s' in an element of type %s"
                        .formatted(step, value.getBsonType()));
    }

    @Nullable BsonValue get() {
        if (holder instanceof BsonDocument document) {
            return document.get(name);
        }
        BsonArray array = holder.asArray();
        int index = Paths.index(name);
        return index >= 0 && index < array.size() ? array.get(index) : null;
    }

    void set(BsonValue value) {
        if (holder instanceof BsonDocument document) {
            document.put(name, value);
            return;
        }
        BsonArray array = holder.asArray();
        int index = Paths.index(name);
        if (index < 0) {
            throw notViable(name, array);
        }
        if (index > array.size() + MAX_PADDING) {
            throw new CommandFailure(
                    Code.BAD_VALUE, "the array position " + index + " is too far out");
        }
        while (array.size() <= index) {
            array.add(BsonNull.VALUE);
        }
        array.set(index, value);
    }

    /// Removes the value; an array element becomes null, as on the real server.
    void remove() {
        if (holder instanceof BsonDocument document) {
            document.remove(name);
        } else if (get() != null) {
            set(BsonNull.VALUE);
        }
    }
}
