package fidus.server.embedded.disk;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The file: named maps of bytes, any number of frozen readers, one writer, one fsync per group of
/// writers.
public final class Disk implements AutoCloseable {
    /// The layout of maps and keys that this version reads and writes.
    public static final int FORMAT = 1;

    private static final String FORMAT_MAP = "format";
    private static final byte[] FORMAT_KEY = "fidus.store".getBytes(StandardCharsets.US_ASCII);
    private static final int CACHE_MEGABYTES = 64;
    // Freed space is not reused before the fsync that freed it has certainly happened.
    private static final int RETENTION_MILLIS = 2_000;
    // Closing sets the engine's retention to nothing; without a few versions kept as well, the
    // chunk
    // map of the last chunk may still list blocks just written over, and the file does not open
    // again
    // (h2database issues 2752 and 4083).
    private static final int VERSIONS_KEPT = 5;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final MVStore store;
    private final Map<String, MVMap<byte[], byte[]>> maps = new ConcurrentHashMap<>();
    private final Semaphore writer = new Semaphore(1, true);
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicInteger held = new AtomicInteger();
    private final Flusher flusher;

    private Disk(MVStore store, boolean durable) {
        this.store = store;
        store.setVersionsToKeep(VERSIONS_KEPT);
        if (durable) {
            store.setRetentionTime(RETENTION_MILLIS);
        }
        flusher = new Flusher(store, lock.writeLock(), durable);
    }

    /// Opens or creates a file, readable by its owner only, or a store in memory when there is
    /// none.
    ///
    /// @throws StoreNotOpened when another process has the file open, or the file is not ours or of
    ///   another format
    public static Disk open(@Nullable Path file) {
        if (file != null) {
            createForOwner(file);
        }
        Disk disk = new Disk(openStore(file), file != null);
        try {
            disk.checkFormat(file);
            disk.flusher.start();
            return disk;
        } catch (RuntimeException e) {
            disk.store.closeImmediately();
            throw e;
        }
    }

    private static void createForOwner(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                var owner = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
                syncFolder(file);
            }
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new StoreNotOpened("The store file cannot be created: " + file, e);
        }
    }

    /// A power cut must not take the name of the new file.
    private static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static MVStore openStore(@Nullable Path file) {
        MVStore.Builder builder =
                new MVStore.Builder().autoCommitDisabled().cacheSize(CACHE_MEGABYTES);
        if (file != null) {
            builder.fileName(file.toAbsolutePath().toString()).compress();
        }
        try {
            return builder.open();
        } catch (MVStoreException e) {
            String why =
                    e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                            ? "The store file is already open in another program: %s. Close that"
                                    + " program, or connect to it instead of opening the file."
                            : "The store file is damaged or not a store: %s. Restore a backup.";
            throw new StoreNotOpened(why.formatted(file), e);
        }
    }

    private void checkFormat(@Nullable Path file) {
        Set<String> names = store.getMapNames();
        if (!names.isEmpty() && !names.contains(FORMAT_MAP)) {
            throw new StoreNotOpened("This file was not made by Fidus: " + file, null);
        }
        names.forEach(this::map);
        byte[] ours = {FORMAT};
        byte[] found = map(FORMAT_MAP).get(FORMAT_KEY);
        if (found == null) {
            map(FORMAT_MAP).put(FORMAT_KEY, ours);
            store.commit();
            store.sync();
        } else if (found.length != 1 || found[0] != FORMAT) {
            throw new StoreNotOpened(
                    "The store file has format %d, this version reads format %d: %s. Use the version that wrote it, back up, and restore here."
                            .formatted(found.length == 0 ? 0 : found[0], FORMAT, file),
                    null);
        }
    }

    private MVMap<byte[], byte[]> map(String name) {
        return maps.computeIfAbsent(
                name,
                key ->
                        store.openMap(
                                key,
                                new MVMap.Builder<byte[], byte[]>()
                                        .keyType(ByteArrayType.INSTANCE)
                                        .valueType(ByteArrayType.INSTANCE)));
    }

    /// The state of this moment. The caller closes it.
    public Snapshot snapshot() {
        lock.readLock().lock();
        try {
            held.incrementAndGet();
            return new Snapshot(store, maps, flusher.applied(), held::decrementAndGet);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Becomes the writer, waiting for the present one.
    ///
    /// @return null when the wait was longer than `patience`
    /// @throws IllegalStateException after the file could not be written
    public @Nullable Draft draft(Duration patience, DraftLimit limit) throws InterruptedException {
        flusher.failIfBroken();
        if (!writer.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return null;
        }
        try {
            return new Draft(this, limit);
        } catch (RuntimeException | Error e) {
            writer.release();
            throw e;
        }
    }

    void release() {
        writer.release();
    }

    /// Applies all changes as one; the caller holds the writing permit.
    long apply(Map<String, Changes> changes, Collection<String> emptied) {
        changes.keySet().forEach(this::map);
        lock.writeLock().lock();
        try {
            emptied.forEach(name -> map(name).clear());
            changes.forEach(
                    (name, entries) -> {
                        MVMap<byte[], byte[]> map = map(name);
                        entries.forEach(
                                (key, value) -> {
                                    if (Merge.isErased(value)) {
                                        map.remove(key);
                                    } else {
                                        map.put(key, value);
                                    }
                                });
                    });
            return flusher.countApplied();
        } catch (RuntimeException | Error e) {
            // Half a change must never reach the disk.
            flusher.fail(e);
            throw e;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Returns once the change with this number, and every earlier one, survives a power cut.
    ///
    /// @throws IllegalStateException when the file can no longer be written
    public void awaitDurable(long sequence) {
        flusher.await(sequence);
    }

    /// The names of all maps.
    public Set<String> mapNames() {
        return Set.copyOf(maps.keySet());
    }

    /// Removes maps that nothing refers to any more. Only before the first command.
    public void discard(Collection<String> names) {
        lock.writeLock().lock();
        try {
            for (String name : names) {
                MVMap<byte[], byte[]> map = maps.remove(name);
                if (map != null) {
                    store.removeMap(map);
                }
            }
            flusher.countApplied();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        flusher.close();
        try {
            if (flusher.failed() || !readersAreGone()) {
                // Everything acknowledged is on the disk; the next opening finds its end.
                store.closeImmediately();
            } else {
                forgetReaders();
                store.close();
            }
        } catch (MVStoreException e) {
            throw new UncheckedIOException(new IOException("The store did not close cleanly", e));
        }
    }

    /// A reader that left while a chunk was written is forgotten only when the next one leaves; the
    /// engine asserts at its end that none is remembered.
    private void forgetReaders() {
        store.deregisterVersionUsage(store.registerVersionUsage());
    }

    /// A command whose connection was just broken may still read for a moment; the file is tidied
    /// only when nobody does.
    private boolean readersAreGone() {
        long deadline = System.nanoTime() + CLOSE_PATIENCE.toNanos();
        while (held.get() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        return held.get() == 0;
    }
}
