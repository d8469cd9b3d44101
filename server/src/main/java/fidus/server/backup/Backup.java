package fidus.server.backup;

import com.fasterxml.jackson.core.JacksonException;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.server.mongo.Mongo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Moves all data between the embedded store and a replica set, or keeps it safe: one ZIP file with
/// a stream of BSON documents per collection, ordered by id, and a manifest of counts and SHA-256
/// hashes. What is read is one snapshot.
public final class Backup {
    private static final int FORMAT = 1;
    private static final String MANIFEST = "manifest.json";
    private static final String SUFFIX = ".bson";

    private final BackupStore store;

    /// @param collections per collection what it held
    public record Manifest(int format, Instant takenAt, Map<String, Part> collections) {
        public long documents() {
            return collections.values().stream().mapToLong(Part::documents).sum();
        }
    }

    /// @param sha256 over the collection's documents as BSON, one after the other in the order of
    ///   their ids
    public record Part(long documents, String sha256) {}

    public Backup(Mongo mongo) {
        this.store = new BackupStore(mongo);
    }

    /// Writes a new file; an existing one is never overwritten.
    ///
    /// @throws Refused `ALREADY_EXISTS` when the file is there
    public Manifest take(Path file, Instant now) throws IOException {
        Manifest manifest = write(file, now);
        Seal.put(file);
        return manifest;
    }

    private Manifest write(Path file, Instant now) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setComment(Seal.ROOM);
            var parts = new TreeMap<String, Part>();
            store.snapshot(
                    collection -> {
                        zip.putNextEntry(new ZipEntry(collection.name() + SUFFIX));
                        parts.put(collection.name(), collection.writeTo(zip));
                        zip.closeEntry();
                    });
            var manifest = new Manifest(FORMAT, now, parts);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(Canonical.text(manifest).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return manifest;
        } catch (FileAlreadyExistsException e) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS,
                    "The file " + file + " is already there; a backup never overwrites one.");
        }
    }

    /// Checks the whole file, puts it into an empty store, then reads everything back and compares
    /// counts and hashes. A damaged file leaves the store as it was; a store in which this was
    /// interrupted is refused by {@link #requireWhole} until it is emptied.
    ///
    /// @throws Refused `ALREADY_EXISTS` when the store holds data, `CUT_FILE` when the file is not
    ///   whole, `UNAVAILABLE` when the keys of its confidential fields are not in the secrets
    public Manifest restore(Path file) throws IOException {
        store.requireEmpty();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Manifest manifest = manifest(zip);
            for (Map.Entry<String, Part> part : manifest.collections().entrySet()) {
                requireIntact(file, zip, part.getKey(), part.getValue());
            }
            if (!Seal.holds(file)) {
                throw cut(file, "it is not the file that was written");
            }
            requireReadable(zip);
            store.begin();
            for (String name : manifest.collections().keySet()) {
                try (var in = zip.getInputStream(zip.getEntry(name + SUFFIX))) {
                    store.fill(name, in);
                }
            }
            verify(file, manifest);
            store.end();
            return manifest;
        } catch (java.util.zip.ZipException e) {
            throw cut(file, "it is no backup file");
        }
    }

    /// @throws Refused `UNAVAILABLE` when a restore into this store was interrupted
    public void requireWhole() {
        store.requireWhole();
    }

    private void requireReadable(ZipFile zip) throws IOException {
        ZipEntry keys = zip.getEntry(BackupStore.KEYS + SUFFIX);
        if (keys != null) {
            try (var in = zip.getInputStream(keys)) {
                store.requireReadable(in);
            }
        }
    }

    private static void requireIntact(Path file, ZipFile zip, String name, Part part) {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw cut(file, "the part " + name + " is missing");
        }
        try (var in = zip.getInputStream(entry)) {
            if (!BackupStore.hash(in).equals(part.sha256())) {
                throw cut(file, "the part " + name + " is damaged");
            }
        } catch (IOException e) {
            throw cut(file, "the part " + name + " is damaged and cannot be read");
        }
    }

    private void verify(Path file, Manifest manifest) throws IOException {
        for (Map.Entry<String, Part> part : manifest.collections().entrySet()) {
            Part stored = store.part(part.getKey());
            if (!stored.equals(part.getValue())) {
                throw cut(
                        file,
                        part.getKey()
                                + " has "
                                + stored.documents()
                                + " documents with another hash; the manifest says "
                                + part.getValue().documents());
            }
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw Refused.because(
                    Problem.Code.CUT_FILE, "The file has no manifest; it is no whole backup.");
        }
        try (var in = zip.getInputStream(entry)) {
            Manifest manifest = Wire.STRICT.readValue(in, Manifest.class);
            if (manifest.format() != FORMAT) {
                throw Refused.because(
                        Problem.Code.UNKNOWN_FORMAT,
                        "The backup has format "
                                + manifest.format()
                                + "; this program reads "
                                + FORMAT
                                + ".");
            }
            return manifest;
        } catch (JacksonException e) {
            throw Refused.because(
                    Problem.Code.CUT_FILE, "The manifest of the backup is not readable.");
        }
    }

    private static Refused cut(Path file, String why) {
        return Refused.because(
                Problem.Code.CUT_FILE, "The backup " + file + " cannot be restored: " + why + ".");
    }
}
