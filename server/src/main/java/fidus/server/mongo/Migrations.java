package fidus.server.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

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
    /// @param index it makes; none where it does other work
    /// @param work it does; none where it only makes the collection or an index, which changes
    ///   nothing when it is done again
    private record Step(
            String name,
            String collection,
            @Nullable IndexModel index,
            @Nullable Consumer<Mongo> work) {}

    /// A collection with a unique index over these fields.
    public Migrations unique(String collection, String... fields) {
        return shaped(
                "unique " + collection + " " + String.join(",", fields),
                new IndexModel(Indexes.ascending(fields), new IndexOptions().unique(true)));
    }

    /// A unique index that only counts documents whose `field` has this value.
    public Migrations uniqueWhere(String collection, String field, String value, String... fields) {
        return shaped(
                "unique "
                        + collection
                        + " "
                        + String.join(",", fields)
                        + " where "
                        + field
                        + "="
                        + value,
                new IndexModel(
                        Indexes.ascending(fields),
                        new IndexOptions()
                                .unique(true)
                                .partialFilterExpression(Filters.eq(field, value))));
    }

    /// An index of the documents that have the field `present`, so that the others cost nothing.
    public Migrations indexWherePresent(String collection, String present, String... fields) {
        return shaped(
                "index " + collection + " " + String.join(",", fields) + " where " + present,
                new IndexModel(
                        Indexes.ascending(fields),
                        new IndexOptions()
                                .name(String.join(",", fields) + " where " + present)
                                .partialFilterExpression(Filters.exists(present))));
    }

    /// Takes back a unique index that an earlier step made. That step is recorded before, because
    /// it would make the index again.
    public Migrations noLongerUnique(String collection, String... fields) {
        return worked(
                "drop unique " + collection + " " + String.join(",", fields),
                mongo ->
                        drop(
                                mongo.database().getCollection(collection),
                                Indexes.ascending(fields).toBsonDocument()));
    }

    /// Makes records of what was stored before they were kept.
    ///
    /// @param name of the step, after the collection's
    public Migrations once(String collection, String name, Consumer<Unit> work) {
        return worked(
                "once " + collection + " " + name,
                mongo ->
                        mongo.<Boolean>write(
                                unit -> {
                                    work.accept(unit);
                                    return true;
                                }));
    }

    public Migrations index(String collection, String... fields) {
        return shaped(
                "index " + collection + " " + String.join(",", fields),
                new IndexModel(Indexes.ascending(fields)));
    }

    /// An index that holds only documents with this field, in the place of one that held all of
    /// them. The step that made that one is recorded before, because it cannot be done again beside
    /// this.
    public Migrations sparse(String collection, String field) {
        return worked(
                "sparse " + collection + " " + field,
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
        return shaped(
                "expire " + collection + " " + field + " " + days,
                new IndexModel(
                        Indexes.ascending(field),
                        new IndexOptions().expireAfter(days, TimeUnit.DAYS)));
    }

    /// A collection without further indexes; created at start because a transaction cannot.
    public Migrations collection(String collection) {
        return shaped("collection " + collection, null);
    }

    /// A collection of records with {@link fidus.contract.Confidential} fields.
    public Migrations confidential(String collection, Class<? extends Record> records) {
        confidential.put(collection, records);
        return collection(Resealing.MARKS);
    }

    private Migrations shaped(String name, @Nullable IndexModel index) {
        steps.add(new Step(name, collectionOf(name), index, null));
        return this;
    }

    private Migrations worked(String name, Consumer<Mongo> work) {
        steps.add(new Step(name, collectionOf(name), null, work));
        return this;
    }

    private static String collectionOf(String step) {
        return step.replaceFirst("^drop ", "").split(" ", 3)[1];
    }

    /// Runs what is not recorded yet, in order. What is there is asked for once: nobody else shapes
    /// the database meanwhile.
    public void run(Mongo mongo) {
        mongo.vault().open(confidential, mongo.clock().instant());
        var done = mongo.database().getCollection("migrations");
        Set<String> names = new HashSet<>();
        done.find().batchSize(AT_ONCE).map(step -> step.getString("_id")).into(names);
        List<Step> missing = steps.stream().filter(step -> names.add(step.name)).toList();
        if (missing.isEmpty()) {
            return;
        }
        Set<String> collections = mongo.database().listCollectionNames().into(new HashSet<>());
        List<Step> shapes = new ArrayList<>();
        for (Step step : missing) {
            if (step.work == null) {
                shapes.add(step);
                continue;
            }
            shape(mongo, shapes, collections);
            shapes.clear();
            if (collections.add(step.collection)) {
                mongo.database().createCollection(step.collection);
            }
            step.work.accept(mongo);
            record(mongo, List.of(step));
        }
        shape(mongo, shapes, collections);
    }

    /// Makes collections, each with all its indexes at once, and records these steps together,
    /// because each command costs as much as its step.
    ///
    /// @param collections that are there, to which those made are added
    private static void shape(Mongo mongo, List<Step> steps, Set<String> collections) {
        Map<String, List<IndexModel>> indexes = new TreeMap<>();
        for (Step step : steps) {
            List<IndexModel> those =
                    indexes.computeIfAbsent(step.collection, _ -> new ArrayList<>());
            if (step.index != null) {
                those.add(step.index);
            }
        }
        indexes.forEach(
                (collection, those) -> {
                    boolean fresh = collections.add(collection);
                    if (!those.isEmpty()) {
                        mongo.database().getCollection(collection).createIndexes(those);
                    } else if (fresh) {
                        mongo.database().createCollection(collection);
                    }
                });
        record(mongo, steps);
    }

    private static void record(Mongo mongo, List<Step> steps) {
        if (!steps.isEmpty()) {
            Date at = Date.from(mongo.clock().instant());
            mongo.database()
                    .getCollection("migrations")
                    .insertMany(
                            steps.stream()
                                    .map(step -> new Document("_id", step.name).append("at", at))
                                    .toList());
        }
    }
}
