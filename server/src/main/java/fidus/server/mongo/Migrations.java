package fidus.server.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import org.bson.BsonDocument;
import org.bson.Document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The shape of the database as code: collections and indexes, made at start, each recorded once
/// under its name. A start that is cut off may do steps again that change nothing the second time.
/// A step is never changed after it was released; a new need is a new step.
public final class Migrations {
    private static final int AT_ONCE = 10_000;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Class<?>> confidential = new TreeMap<>();

    /// What one feature needs; the name is recorded when it has been done.
    ///
    /// @param collection made first where it is not there
    /// @param repeatable whether doing it again changes nothing
    private record Step(String name, String collection, boolean repeatable, Consumer<Mongo> work) {}

    /// A collection with a unique index over these fields.
    public Migrations unique(String collection, String... fields) {
        return step(
                "unique " + collection + " " + String.join(",", fields),
                db ->
                        db.getCollection(collection)
                                .createIndex(
                                        Indexes.ascending(fields),
                                        new IndexOptions().unique(true)));
    }

    /// A unique index that only counts documents whose `field` has this value.
    public Migrations uniqueWhere(String collection, String field, String value, String... fields) {
        return step(
                "unique "
                        + collection
                        + " "
                        + String.join(",", fields)
                        + " where "
                        + field
                        + "="
                        + value,
                db ->
                        db.getCollection(collection)
                                .createIndex(
                                        Indexes.ascending(fields),
                                        new IndexOptions()
                                                .unique(true)
                                                .partialFilterExpression(
                                                        Filters.eq(field, value))));
    }

    /// An index of the documents that have the field `present`, so that the others cost nothing.
    public Migrations indexWherePresent(String collection, String present, String... fields) {
        return step(
                "index " + collection + " " + String.join(",", fields) + " where " + present,
                db ->
                        db.getCollection(collection)
                                .createIndex(
                                        Indexes.ascending(fields),
                                        new IndexOptions()
                                                .name(
                                                        String.join(",", fields)
                                                                + " where "
                                                                + present)
                                                .partialFilterExpression(Filters.exists(present))));
    }

    /// Takes back a unique index that an earlier step made. That step is recorded before, because
    /// it would make the index again.
    public Migrations noLongerUnique(String collection, String... fields) {
        return created(
                "drop unique " + collection + " " + String.join(",", fields),
                false,
                mongo ->
                        drop(
                                mongo.database().getCollection(collection),
                                Indexes.ascending(fields).toBsonDocument()));
    }

    /// Makes records of what was stored before they were kept.
    ///
    /// @param name of the step, after the collection's
    public Migrations once(String collection, String name, Consumer<Unit> work) {
        return created(
                "once " + collection + " " + name,
                false,
                mongo ->
                        mongo.<Boolean>write(
                                unit -> {
                                    work.accept(unit);
                                    return true;
                                }));
    }

    public Migrations index(String collection, String... fields) {
        return step(
                "index " + collection + " " + String.join(",", fields),
                db -> db.getCollection(collection).createIndex(Indexes.ascending(fields)));
    }

    /// An index that holds only documents with this field, in the place of one that held all of
    /// them. The step that made that one is recorded before, because it cannot be done again beside
    /// this.
    public Migrations sparse(String collection, String field) {
        return created(
                "sparse " + collection + " " + field,
                false,
                mongo -> {
                    var documents = mongo.database().getCollection(collection);
                    var key = Indexes.ascending(field);
                    drop(documents, key.toBsonDocument());
                    documents.createIndex(key, new IndexOptions().sparse(true));
                });
    }

    /// Drops the indexes over this key; a start that was cut off may have done so before.
    private static void drop(MongoCollection<Document> documents, BsonDocument key) {
        documents.listIndexes(BsonDocument.class).into(new ArrayList<>()).stream()
                .filter(index -> key.equals(index.get("key")))
                .forEach(index -> documents.dropIndex(index.getString("name").getValue()));
    }

    /// Removes documents some time after the instant in `field`; a janitor, never a business rule.
    public Migrations expire(String collection, String field, long days) {
        return step(
                "expire " + collection + " " + field + " " + days,
                db ->
                        db.getCollection(collection)
                                .createIndex(
                                        Indexes.ascending(field),
                                        new IndexOptions().expireAfter(days, TimeUnit.DAYS)));
    }

    /// A collection without further indexes; created at start because a transaction cannot.
    public Migrations collection(String collection) {
        return step("collection " + collection, db -> {});
    }

    /// A collection of records with {@link fidus.contract.Confidential} fields.
    public Migrations confidential(String collection, Class<? extends Record> records) {
        confidential.put(collection, records);
        return collection(Resealing.MARKS);
    }

    private Migrations step(String name, Consumer<MongoDatabase> work) {
        return created(name, true, mongo -> work.accept(mongo.database()));
    }

    private Migrations created(String name, boolean repeatable, Consumer<Mongo> work) {
        String collection = name.replaceFirst("^drop ", "").split(" ", 3)[1];
        steps.add(new Step(name, collection, repeatable, work));
        return this;
    }

    /// Runs what is not recorded yet, in order. What is there is asked for once: nobody else shapes
    /// the database meanwhile.
    public void run(Mongo mongo) {
        mongo.vault().open(confidential, mongo.clock().instant());
        MongoDatabase db = mongo.database();
        var done = db.getCollection("migrations");
        Set<String> names = new HashSet<>();
        done.find().batchSize(AT_ONCE).map(step -> step.getString("_id")).into(names);
        List<Step> missing = steps.stream().filter(step -> names.add(step.name)).toList();
        if (missing.isEmpty()) {
            return;
        }
        Set<String> collections = db.listCollectionNames().into(new HashSet<>());
        List<Document> unrecorded = new ArrayList<>();
        for (Step step : missing) {
            if (!step.repeatable) {
                record(done, unrecorded);
            }
            if (collections.add(step.collection)) {
                db.createCollection(step.collection);
            }
            step.work.accept(mongo);
            Instant at = mongo.clock().instant();
            unrecorded.add(new Document("_id", step.name).append("at", Date.from(at)));
            if (!step.repeatable) {
                record(done, unrecorded);
            }
        }
        record(done, unrecorded);
    }

    /// What can be done again is recorded together, because each record costs as much as its step.
    private static void record(MongoCollection<Document> done, List<Document> steps) {
        if (!steps.isEmpty()) {
            done.insertMany(steps);
            steps.clear();
        }
    }
}
