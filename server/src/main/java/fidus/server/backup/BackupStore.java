package fidus.server.backup;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.sealing.Vault;

import org.bson.Document;
import org.bson.RawBsonDocument;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// The raw documents of all collections.
final class BackupStore {
    static final String KEYS = Vault.KEYS;
    private static final String MARK = "restoring";

    /// What every store has from its first opening on.
    private static final List<String> OWN = List.of("migrations", KEYS);

    private static final int CHUNK = 500;
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Mongo mongo;

    BackupStore(Mongo mongo) {
        this.mongo = mongo;
    }

    interface Visitor {
        void visit(Collection collection) throws IOException;
    }

    /// One collection inside the snapshot.
    record Collection(
            String name, MongoCollection<RawBsonDocument> documents, ClientSession session) {
        Backup.Part writeTo(OutputStream out) throws IOException {
            MessageDigest hash = sha256();
            long count = 0;
            try (var cursor =
                    documents
                            .find(session)
                            .sort(Sorts.ascending("_id"))
                            .batchSize(1_000)
                            .iterator()) {
                while (cursor.hasNext()) {
                    byte[] bytes = bytes(cursor.next());
                    hash.update(bytes);
                    out.write(bytes);
                    count++;
                }
            }
            return new Backup.Part(count, HexFormat.of().formatHex(hash.digest()));
        }
    }

    void snapshot(Visitor visitor) throws IOException {
        MongoDatabase db = mongo.raw();
        var names = new TreeSet<>(db.listCollectionNames().into(new ArrayList<>()));
        try (ClientSession session = mongo.snapshot()) {
            for (String name : names) {
                visitor.visit(
                        new Collection(
                                name, db.getCollection(name, RawBsonDocument.class), session));
            }
        }
    }

    Backup.Part part(String name) throws IOException {
        try (ClientSession session = mongo.snapshot()) {
            var collection =
                    new Collection(
                            name, mongo.raw().getCollection(name, RawBsonDocument.class), session);
            return collection.writeTo(OutputStream.nullOutputStream());
        }
    }

    void requireEmpty() {
        requireWhole();
        for (String name : mongo.raw().listCollectionNames().into(new ArrayList<>())) {
            if (!OWN.contains(name) && mongo.raw().getCollection(name).find().first() != null) {
                throw Refused.because(
                        Problem.Code.ALREADY_EXISTS,
                        "This store already holds data (" + name + "). Restore into an empty one.");
            }
        }
    }

    void begin() {
        mongo.raw().getCollection(MARK).insertOne(new Document("_id", MARK));
        OWN.forEach(name -> mongo.raw().getCollection(name).deleteMany(Filters.empty()));
    }

    void end() {
        mongo.raw().getCollection(MARK).drop();
        mongo.filled();
    }

    void requireWhole() {
        if (mongo.raw().getCollection(MARK).find().first() != null) {
            throw Refused.because(
                    Problem.Code.UNAVAILABLE,
                    "A restore into this store was interrupted. Empty the store and restore"
                            + " again.");
        }
    }

    static String hash(InputStream in) throws IOException {
        MessageDigest hash = sha256();
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
        return HexFormat.of().formatHex(hash.digest());
    }

    /// @param in the part of the keys of confidential fields
    void requireReadable(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        for (RawBsonDocument next = read(data); next != null; next = read(data)) {
            mongo.requireReadable(next);
        }
    }

    void fill(String name, InputStream in) throws IOException {
        MongoCollection<RawBsonDocument> documents =
                mongo.raw().getCollection(name, RawBsonDocument.class);
        var data = new DataInputStream(in);
        List<RawBsonDocument> chunk = new ArrayList<>(CHUNK);
        for (RawBsonDocument next = read(data); next != null; next = read(data)) {
            chunk.add(next);
            if (chunk.size() == CHUNK) {
                documents.insertMany(chunk);
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
            documents.insertMany(chunk);
        }
    }

    private static @org.jspecify.annotations.Nullable RawBsonDocument read(DataInputStream in)
            throws IOException {
        byte[] size = in.readNBytes(4);
        if (size.length == 0) {
            return null;
        }
        if (size.length < 4) {
            throw new EOFException("A document is cut");
        }
        int length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 5 || length > MOST_BYTES) {
            throw new IOException("No document has " + length + " bytes");
        }
        var bytes = new byte[length];
        System.arraycopy(size, 0, bytes, 0, 4);
        in.readFully(bytes, 4, length - 4);
        return new RawBsonDocument(bytes);
    }

    private static byte[] bytes(RawBsonDocument document) {
        ByteBuffer buffer = document.getByteBuffer().asNIO();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
