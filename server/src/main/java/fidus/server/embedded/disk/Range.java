package fidus.server.embedded.disk;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A stretch of one map: keys from `from` (included) to `to` (excluded), an absent end being open.
public final class Range {
    private final String map;
    private final byte @Nullable [] from;
    private final byte @Nullable [] to;
    private final boolean backwards;

    private Range(String map, byte @Nullable [] from, byte @Nullable [] to, boolean backwards) {
        this.map = map;
        this.from = from;
        this.to = to;
        this.backwards = backwards;
    }

    /// Every key of a map.
    public static Range all(String map) {
        return new Range(map, null, null, false);
    }

    /// The keys in `[from, to)`.
    public static Range between(String map, byte @Nullable [] from, byte @Nullable [] to) {
        return new Range(map, from, to, false);
    }

    /// The keys that start with a prefix.
    public static Range startingWith(String map, byte[] prefix) {
        return new Range(map, prefix, Bytes.above(prefix), false);
    }

    /// The same keys, last first.
    public Range reversed() {
        return new Range(map, from, to, !backwards);
    }

    /// The name of the map.
    public String map() {
        return map;
    }

    byte @Nullable [] from() {
        return from;
    }

    byte @Nullable [] to() {
        return to;
    }

    /// Whether the last key comes first.
    public boolean backwards() {
        return backwards;
    }

    boolean holds(byte[] key) {
        return (from == null || Arrays.compareUnsigned(key, from) >= 0)
                && (to == null || Arrays.compareUnsigned(key, to) < 0);
    }
}
