package fidus.server.embedded.query;

import fidus.server.embedded.disk.Bytes;
import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonDocument;
import org.bson.BsonValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The order a sort asks for.
///
/// @param parts the fields, first one first; none means "any order"
public record Order(List<Part> parts) {
    /// One field of a sort or of an index.
    public record Part(String path, List<String> steps, boolean descending) {
        /// A part as written in a key document: 1 or -1.
        public static Part of(String path, BsonValue direction) {
            if (!direction.isNumber()) {
                throw CommandFailure.unsupported("the direction " + direction + " of " + path);
            }
            long sign = Bson.integer(direction, 0);
            if (sign != 1 && sign != -1) {
                throw new CommandFailure(
                        Code.BAD_VALUE, "the direction of " + path + " must be 1 or -1");
            }
            return new Part(path, Paths.steps(path), sign < 0);
        }
    }

    /// The order of a sort document.
    public static Order of(BsonDocument sort) {
        List<Part> parts = new ArrayList<>();
        sort.forEach((path, direction) -> parts.add(Part.of(path, direction)));
        return new Order(List.copyOf(parts));
    }

    /// Whether nothing was asked for.
    public boolean isAny() {
        return parts.isEmpty();
    }

    /// Bytes that sort as the documents shall: of an array counts the smallest element, descending
    /// the largest.
    public byte[] key(BsonDocument document) {
        byte[][] keys = new byte[parts.size()][];
        for (int i = 0; i < keys.length; i++) {
            Part part = parts.get(i);
            byte[] best = null;
            for (BsonValue element : Paths.elements(document, part.steps())) {
                byte[] key = Keys.ofElement(element, part.descending());
                if (best == null || Arrays.compareUnsigned(key, best) < 0) {
                    best = key;
                }
            }
            keys[i] = best == null ? Keys.of(null) : best;
        }
        return Bytes.join(keys);
    }
}
