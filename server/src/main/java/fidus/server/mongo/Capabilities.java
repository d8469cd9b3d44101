package fidus.server.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Whether the database can hold money: what it says of itself, then what it does, in a scratch
/// collection that is removed afterwards.
public final class Capabilities {
    private static final int LEAST_WIRE_VERSION = 13;
    private static final int DUPLICATE_KEY = 11_000;

    private final Mongo mongo;
    private final List<String> missing = new ArrayList<>();

    private Capabilities(Mongo mongo) {
        this.mongo = mongo;
    }

    /// @throws Refused `UNAVAILABLE` naming everything the database lacks
    public static void require(Mongo mongo) {
        var checks = new Capabilities(mongo);
        try {
            checks.said();
            checks.done();
        } catch (MongoException e) {
            checks.missing.add(
                    "an answer (" + e.getClass().getSimpleName() + " " + e.getCode() + ")");
        }
        if (!checks.missing.isEmpty()) {
            throw Refused.because(
                    Problem.Code.UNAVAILABLE,
                    "This database cannot hold money. It lacks: "
                            + String.join("; ", checks.missing)
                            + ".");
        }
    }

    private void said() {
        Document hello = mongo.database().runCommand(new Document("hello", 1));
        need(
                "a replica set (transactions)",
                hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg")));
        need("a writable primary", hello.getBoolean("isWritablePrimary", false));
        need("sessions", hello.get("logicalSessionTimeoutMinutes") != null);
        need(
                "MongoDB 6 or newer (wire version 13)",
                hello.getInteger("maxWireVersion", 0) >= LEAST_WIRE_VERSION);
    }

    private void done() {
        MongoDatabase db = mongo.database();
        MongoCollection<Document> scratch =
                db.getCollection("capabilities" + new ObjectId().toHexString(), Document.class);
        try {
            scratch.createIndex(
                    Indexes.ascending("u"), new IndexOptions().unique(true).sparse(true));
            scratch.createIndex(
                    Indexes.ascending("p"),
                    new IndexOptions().unique(true).partialFilterExpression(Filters.eq("s", "ON")));
            scratch.insertOne(
                    new Document("_id", 0).append("m", Decimal128.parse("0.10")).append("u", 1));
            check("transactions that abort", () -> abortsLeaveNothing(scratch));
            check("transactions isolated until commit", () -> isolated(scratch));
            check(
                    "unique indexes",
                    () -> refusesDuplicate(scratch, new Document("_id", 10).append("u", 1)));
            check("partial unique indexes", () -> partial(scratch));
            check("exact decimals", () -> exact(scratch));
        } finally {
            scratch.drop();
        }
    }

    private boolean abortsLeaveNothing(MongoCollection<Document> scratch) {
        try (ClientSession session = mongo.client().startSession()) {
            session.startTransaction();
            scratch.insertOne(session, new Document("_id", 1));
            session.abortTransaction();
        }
        return scratch.find(Filters.eq("_id", 1)).first() == null;
    }

    private boolean isolated(MongoCollection<Document> scratch) {
        try (ClientSession session = mongo.client().startSession()) {
            session.startTransaction();
            scratch.insertOne(session, new Document("_id", 2));
            boolean unseen = scratch.find(Filters.eq("_id", 2)).first() == null;
            session.commitTransaction();
            return unseen && scratch.find(Filters.eq("_id", 2)).first() != null;
        }
    }

    private static boolean partial(MongoCollection<Document> scratch) {
        scratch.insertOne(new Document("_id", 20).append("p", 1).append("s", "OFF"));
        scratch.insertOne(new Document("_id", 21).append("p", 1).append("s", "ON"));
        return refusesDuplicate(scratch, new Document("_id", 22).append("p", 1).append("s", "ON"));
    }

    private static boolean exact(MongoCollection<Document> scratch) {
        scratch.updateOne(Filters.eq("_id", 0), Updates.inc("m", Decimal128.parse("0.20")));
        Document sum = scratch.find(Filters.eq("_id", 0)).first();
        scratch.insertOne(
                new Document("_id", 30).append("m", Decimal128.parse("12345678901234567.89")));
        return sum != null
                && Decimal128.parse("0.30").equals(sum.get("m"))
                && scratch.find(Filters.eq("m", Decimal128.parse("12345678901234567.90"))).first()
                        == null;
    }

    private static boolean refusesDuplicate(MongoCollection<Document> scratch, Document document) {
        try {
            scratch.insertOne(document);
            return false;
        } catch (MongoWriteException e) {
            return e.getError().getCode() == DUPLICATE_KEY;
        }
    }

    private void check(String what, BooleanSupplier works) {
        try {
            need(what, works.getAsBoolean());
        } catch (MongoException e) {
            missing.add(what + " (" + e.getCode() + ")");
        }
    }

    private void need(String what, boolean there) {
        if (!there) {
            missing.add(what);
        }
    }
}
