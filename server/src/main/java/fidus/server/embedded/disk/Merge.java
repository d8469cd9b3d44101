package fidus.server.embedded.disk;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/// Two sorted walks as one: where both have a key the newer one counts, and an erased key is left
/// out.
final class Merge implements Iterator<Map.Entry<byte[], byte[]>> {
    /// Stands for "erased" in the newer walk; compared by identity.
    static final byte[] ERASED = new byte[0];

    private final Iterator<Map.Entry<byte[], byte[]>> older;
    private final Iterator<Map.Entry<byte[], byte[]>> newer;
    private final boolean backwards;
    private Map.@Nullable Entry<byte[], byte[]> old;
    private Map.@Nullable Entry<byte[], byte[]> fresh;
    private Map.@Nullable Entry<byte[], byte[]> next;

    Merge(
            Iterator<Map.Entry<byte[], byte[]>> older,
            Iterator<Map.Entry<byte[], byte[]>> newer,
            boolean backwards) {
        this.older = older;
        this.newer = newer;
        this.backwards = backwards;
        old = pull(older);
        fresh = pull(newer);
        next = step();
    }

    // Identity is meant: an empty value is an ordinary value.
    @SuppressWarnings("ReferenceEquality")
    static boolean isErased(byte[] value) {
        return value == ERASED;
    }

    private static Map.@Nullable Entry<byte[], byte[]> pull(
            Iterator<Map.Entry<byte[], byte[]>> walk) {
        return walk.hasNext() ? walk.next() : null;
    }

    private Map.@Nullable Entry<byte[], byte[]> step() {
        while (true) {
            Map.Entry<byte[], byte[]> a = old;
            Map.Entry<byte[], byte[]> b = fresh;
            if (b == null) {
                old = pull(older);
                return a;
            }
            int order = a == null ? 1 : order(a.getKey(), b.getKey());
            if (order < 0) {
                old = pull(older);
                return a;
            }
            if (order == 0) {
                old = pull(older);
            }
            fresh = pull(newer);
            if (!isErased(b.getValue())) {
                return b;
            }
        }
    }

    private int order(byte[] a, byte[] b) {
        return backwards ? Arrays.compareUnsigned(b, a) : Arrays.compareUnsigned(a, b);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Map.Entry<byte[], byte[]> next() {
        Map.Entry<byte[], byte[]> entry = next;
        if (entry == null) {
            throw new NoSuchElementException();
        }
        next = step();
        return entry;
    }
}
