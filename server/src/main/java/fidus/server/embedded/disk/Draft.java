package fidus.server.embedded.disk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/// The changes of the one writer, kept private until [#commit]. Closing without it forgets them.
///
/// Used by one thread at a time; whoever holds it holds the store's only writing permit.
public final class Draft implements View, AutoCloseable {
    private static final int ENTRY_OVERHEAD = 80;
    // From so many changes of a map on, its last key is worth being looked up.
    private static final int MANY = 32;
    private static final byte[] NO_KEY = {};

    private final Disk disk;
    private final DraftLimit limit;
    private final Map<String, Changes> changes = new LinkedHashMap<>();
    private final Map<String, byte[]> lastKeys = new HashMap<>();
    private final Set<String> emptied = new HashSet<>();
    private Snapshot base;
    private long bytes;
    private int entries;
    private boolean done;

    Draft(Disk disk, DraftLimit limit) {
        this.disk = disk;
        this.limit = limit;
        this.base = disk.snapshot();
    }

    @Override
    public byte @Nullable [] get(String map, byte[] key) {
        Changes own = changes.get(map);
        byte[] value = own == null ? null : own.get(key);
        if (value != null) {
            return Merge.isErased(value) ? null : value;
        }
        boolean older =
                own == null || own.size() < MANY || Arrays.compareUnsigned(key, last(map)) <= 0;
        return older && !emptied.contains(map) ? base.get(map, key) : null;
    }

    /// The last key there was before. What is put in after it, as numbers and times are, need not
    /// be looked for.
    private byte[] last(String map) {
        return lastKeys.computeIfAbsent(
                map,
                name -> {
                    var keys = base.entries(Range.all(name).reversed());
                    return keys.hasNext() ? keys.next().getKey() : NO_KEY;
                });
    }

    @Override
    public Iterator<Map.Entry<byte[], byte[]>> entries(Range range) {
        Iterator<Map.Entry<byte[], byte[]>> older =
                emptied.contains(range.map()) ? Collections.emptyIterator() : base.entries(range);
        Changes own = changes.get(range.map());
        if (own == null) {
            return older;
        }
        NavigableMap<byte[], byte[]> part = own.inOrder();
        byte[] from = range.from();
        if (from != null) {
            part = part.tailMap(from, true);
        }
        byte[] to = range.to();
        if (to != null) {
            part = part.headMap(to, false);
        }
        NavigableMap<byte[], byte[]> directed = range.backwards() ? part.descendingMap() : part;
        // A copy, because the writer may go on changing what it walks over.
        return new Merge(older, new ArrayList<>(directed.entrySet()).iterator(), range.backwards());
    }

    @Override
    public long count(String map) {
        boolean fresh = emptied.contains(map);
        long count = fresh ? 0 : base.count(map);
        Changes own = changes.getOrDefault(map, new Changes());
        for (Map.Entry<byte[], byte[]> entry : own.inOrder().entrySet()) {
            boolean was = !fresh && base.get(map, entry.getKey()) != null;
            boolean is = !Merge.isErased(entry.getValue());
            count += (is ? 1 : 0) - (was ? 1 : 0);
        }
        return count;
    }

    @Override
    public long roughly(Range range) {
        return emptied.contains(range.map()) ? 0 : base.roughly(range);
    }

    /// Sets a value.
    ///
    /// @throws DraftTooLarge beyond the limit
    public void put(String map, byte[] key, byte[] value) {
        change(map, key, value);
    }

    /// Removes a key, whether it exists or not.
    ///
    /// @throws DraftTooLarge beyond the limit
    public void remove(String map, byte[] key) {
        change(map, key, Merge.ERASED);
    }

    private void change(String map, byte[] key, byte[] value) {
        byte[] before = changes.computeIfAbsent(map, _ -> new Changes()).put(key, value);
        bytes += value.length - (before == null ? 0 : before.length);
        if (before == null) {
            bytes += key.length + ENTRY_OVERHEAD;
            entries++;
        }
        if (bytes > limit.bytes() || entries > limit.entries()) {
            throw new DraftTooLarge(limit.bytes(), limit.entries());
        }
    }

    /// Removes every key of a map at once, at no cost against the limit.
    public void empty(String map) {
        changes.remove(map);
        emptied.add(map);
    }

    /// Whether there is anything to save.
    public boolean changed() {
        return !changes.isEmpty() || !emptied.isEmpty();
    }

    /// How much of the limit is used, for work that saves itself in pieces.
    public boolean nearlyFull() {
        return bytes > limit.bytes() / 2 || entries > limit.entries() / 2;
    }

    /// Saves what there is so far and goes on with an empty draft, still the only writer. Only for
    /// work that nobody can see before its last piece, such as filling a new index.
    public void saveAndGoOn() {
        disk.apply(changes, emptied);
        changes.clear();
        emptied.clear();
        bytes = 0;
        entries = 0;
        base.close();
        base = disk.snapshot();
        lastKeys.clear();
    }

    /// Makes the changes visible to everybody and lets the next writer in.
    ///
    /// @return the number to give to [Disk#awaitDurable]; before that returns, a power cut may undo
    ///   the changes
    public long commit() {
        try {
            return changed() ? disk.apply(changes, emptied) : base.sequence();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (!done) {
            done = true;
            base.close();
            disk.release();
        }
    }
}
