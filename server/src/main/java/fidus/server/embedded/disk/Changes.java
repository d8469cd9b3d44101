package fidus.server.embedded.disk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What a draft changed in one map. Keys are found by their hash and put in order only when
/// somebody walks over them, each once, or at the end: most drafts never ask.
final class Changes {
    private static final class Key {
        private final byte[] bytes;
        private final int hash;

        Key(byte[] bytes) {
            this.bytes = bytes;
            this.hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private static final Comparator<Map.Entry<Key, byte[]>> ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getKey().bytes, b.getKey().bytes);

    // In the order they came, which for numbers and times is nearly the order of the keys.
    private final Map<Key, byte[]> loose = new LinkedHashMap<>();
    private @Nullable NavigableMap<byte[], byte[]> ordered;
    private byte @Nullable [] highest;
    private boolean rising = true;

    byte @Nullable [] get(byte[] key) {
        if (isAboveAll(key)) {
            return null;
        }
        byte[] value = ordered == null ? null : ordered.get(key);
        return value == null ? loose.get(new Key(key)) : value;
    }

    /// @return what the draft said of this key before
    byte @Nullable [] put(byte[] key, byte[] value) {
        if (isAboveAll(key)) {
            highest = key;
        } else {
            rising = false;
        }
        if (ordered != null && ordered.containsKey(key)) {
            return ordered.put(key, value);
        }
        return loose.put(new Key(key), value);
    }

    private boolean isAboveAll(byte[] key) {
        return highest == null || Arrays.compareUnsigned(key, highest) > 0;
    }

    int size() {
        return loose.size() + (ordered == null ? 0 : ordered.size());
    }

    /// All of them in the order of their keys, for a walk over a part.
    NavigableMap<byte[], byte[]> inOrder() {
        NavigableMap<byte[], byte[]> all = ordered;
        if (all == null) {
            all = new TreeMap<>(Arrays::compareUnsigned);
            ordered = all;
        }
        for (Map.Entry<Key, byte[]> one : loose.entrySet()) {
            all.put(one.getKey().bytes, one.getValue());
        }
        loose.clear();
        return all;
    }

    /// Each once, in the order of the keys.
    void forEach(BiConsumer<byte[], byte[]> consumer) {
        if (ordered != null) {
            inOrder().forEach(consumer);
            return;
        }
        if (rising) {
            loose.forEach((key, value) -> consumer.accept(key.bytes, value));
            return;
        }
        List<Map.Entry<Key, byte[]>> all = new ArrayList<>(loose.entrySet());
        all.sort(ORDER);
        all.forEach(one -> consumer.accept(one.getKey().bytes, one.getValue()));
    }
}
