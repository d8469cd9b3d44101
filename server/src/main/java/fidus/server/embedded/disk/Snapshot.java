package fidus.server.embedded.disk;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/// A frozen moment of every map. Holding one keeps its pages on disk, so each must be closed.
public final class Snapshot implements View, AutoCloseable {
    private record Pinned(MVMap<byte[], byte[]> map, RootReference<byte[], byte[]> root) {}

    private final Map<String, Pinned> roots;
    private final MVStore store;
    private final long sequence;
    private final Runnable whenClosed;
    private MVStore.@Nullable TxCounter usage;

    /// The caller holds the lock under which maps do not change.
    ///
    /// @param whenClosed called once, so that the store knows when nobody reads any more
    Snapshot(
            MVStore store,
            Map<String, MVMap<byte[], byte[]>> maps,
            long sequence,
            Runnable whenClosed) {
        this.store = store;
        this.sequence = sequence;
        this.whenClosed = whenClosed;
        usage = store.registerVersionUsage();
        roots = HashMap.newHashMap(maps.size());
        maps.forEach((name, map) -> roots.put(name, new Pinned(map, map.flushAndGetRoot())));
    }

    /// The number of the last change this moment contains.
    public long sequence() {
        return sequence;
    }

    @Override
    public byte @Nullable [] get(String map, byte[] key) {
        Pinned pinned = roots.get(map);
        return pinned == null ? null : pinned.map.get(pinned.root.root, key);
    }

    @Override
    public Iterator<Map.Entry<byte[], byte[]>> entries(Range range) {
        Pinned pinned = roots.get(range.map());
        if (pinned == null) {
            return Collections.emptyIterator();
        }
        byte[] start = range.backwards() ? range.to() : range.from();
        return new Walk(pinned.map.cursor(pinned.root, start, null, range.backwards()), range);
    }

    @Override
    public long count(String map) {
        Pinned pinned = roots.get(map);
        return pinned == null ? 0 : pinned.root.getTotalCount();
    }

    @Override
    public long roughly(Range range) {
        Pinned pinned = roots.get(range.map());
        if (pinned == null) {
            return 0;
        }
        byte[] from = range.from();
        byte[] to = range.to();
        long before = from == null ? 0 : before(pinned.map, from);
        long until = to == null ? pinned.root.getTotalCount() : before(pinned.map, to);
        return Math.max(0, until - before);
    }

    /// How many keys are less than one.
    private static long before(MVMap<byte[], byte[]> map, byte[] key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    @Override
    public synchronized void close() {
        if (usage != null) {
            store.deregisterVersionUsage(usage);
            usage = null;
            whenClosed.run();
        }
    }

    /// Stops the page cursor at the end of the range.
    private static final class Walk implements Iterator<Map.Entry<byte[], byte[]>> {
        private final Cursor<byte[], byte[]> cursor;
        private final Range range;
        private Map.@Nullable Entry<byte[], byte[]> next;

        Walk(Cursor<byte[], byte[]> cursor, Range range) {
            this.cursor = cursor;
            this.range = range;
            step();
            // Backwards, the cursor starts on the upper end itself, which does not belong to the
            // range.
            if (range.backwards() && next == null && cursor.hasNext()) {
                step();
            }
        }

        private void step() {
            next = null;
            if (cursor.hasNext()) {
                byte[] key = cursor.next();
                if (range.holds(key)) {
                    next = Map.entry(key, cursor.getValue());
                }
            }
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
            step();
            return entry;
        }
    }
}
