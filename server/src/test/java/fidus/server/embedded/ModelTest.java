package fidus.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Random work on the store and on a plain map beside it: after every step both must agree.
class ModelTest {
    private record Thing(int account, Integer key, long value) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theStoreAgreesWithAMap(long seed) {
        try (TestStore store = new TestStore()) {
            MongoCollection<Document> things = store.database().getCollection("things");
            things.createIndex(new Document("account", 1).append("value", -1));
            things.createIndex(
                    new Document("key", 1),
                    new IndexOptions()
                            .unique(true)
                            .partialFilterExpression(
                                    new Document("key", new Document("$exists", true))));
            Random random = new Random(seed);
            Map<Integer, Thing> model = new TreeMap<>();
            for (int step = 0; step < 250; step++) {
                String where = "seed " + seed + ", step " + step;
                if (random.nextInt(8) == 0) {
                    transaction(store, things, model, random, where);
                } else {
                    change(null, things, model, random, where);
                }
                compare(null, things, model, random, where);
            }
        }
    }

    private static void transaction(
            TestStore store,
            MongoCollection<Document> things,
            Map<Integer, Thing> model,
            Random random,
            String where) {
        Map<Integer, Thing> inside = new TreeMap<>(model);
        try (ClientSession session = store.client().startSession()) {
            session.startTransaction();
            int steps = 1 + random.nextInt(5);
            for (int i = 0; i < steps; i++) {
                if (!change(session, things, inside, random, where)) {
                    return;
                }
                compare(session, things, inside, random, where);
            }
            if (random.nextBoolean()) {
                session.commitTransaction();
                model.clear();
                model.putAll(inside);
            } else {
                session.abortTransaction();
            }
        }
    }

    /// One random change of both sides; false when the store refused it as the model says it must.
    private static boolean change(
            ClientSession session,
            MongoCollection<Document> things,
            Map<Integer, Thing> model,
            Random random,
            String where) {
        int id = random.nextInt(40);
        Thing thing =
                new Thing(
                        random.nextInt(4),
                        random.nextInt(3) == 0 ? null : random.nextInt(30),
                        random.nextInt(1_000));
        Thing present = model.get(id);
        boolean taken =
                thing.key != null
                        && model.entrySet().stream()
                                .anyMatch(
                                        e ->
                                                e.getKey() != id
                                                        && Objects.equals(
                                                                e.getValue().key, thing.key));
        try {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    if (present == null) {
                        insert(session, things, stored(id, thing));
                        assertThat(taken).as(where).isFalse();
                        model.put(id, thing);
                    } else {
                        Document filter = new Document("_id", id);
                        replace(session, things, filter, stored(id, thing));
                        assertThat(taken).as(where).isFalse();
                        model.put(id, thing);
                    }
                }
                case 2 -> {
                    delete(session, things, new Document("_id", id));
                    model.remove(id);
                }
                default -> {
                    add(session, things, thing.account);
                    model.replaceAll(
                            (key, t) ->
                                    t.account == thing.account
                                            ? new Thing(t.account, t.key, t.value + 7)
                                            : t);
                }
            }
            return true;
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCode()).as(where).isEqualTo(11000);
            assertThat(taken).as(where).isTrue();
            return false;
        }
    }

    private static Document stored(int id, Thing thing) {
        Document document = new Document("_id", id).append("account", thing.account);
        if (thing.key != null) {
            document.append("key", thing.key);
        }
        return document.append("value", thing.value);
    }

    private static void insert(ClientSession s, MongoCollection<Document> c, Document d) {
        if (s == null) {
            c.insertOne(d);
        } else {
            c.insertOne(s, d);
        }
    }

    private static void replace(
            ClientSession s, MongoCollection<Document> c, Document filter, Document d) {
        if (s == null) {
            c.replaceOne(filter, d);
        } else {
            c.replaceOne(s, filter, d);
        }
    }

    private static void delete(ClientSession s, MongoCollection<Document> c, Document filter) {
        if (s == null) {
            c.deleteOne(filter);
        } else {
            c.deleteOne(s, filter);
        }
    }

    private static void add(ClientSession s, MongoCollection<Document> c, int account) {
        Document filter = new Document("account", account);
        Document seven = new Document("$inc", new Document("value", 7L));
        if (s == null) {
            c.updateMany(filter, seven);
        } else {
            c.updateMany(s, filter, seven);
        }
    }

    private static void compare(
            ClientSession session,
            MongoCollection<Document> things,
            Map<Integer, Thing> model,
            Random random,
            String where) {
        int account = random.nextInt(4);
        long low = random.nextInt(1_000);
        long high = low + random.nextInt(300);
        Document range = new Document("$gte", low).append("$lt", high);
        Document filter = new Document("account", account).append("value", range);
        var found = session == null ? things.find(filter) : things.find(session, filter);
        List<Document> actual =
                found.sort(Sorts.orderBy(Sorts.ascending("value"), Sorts.descending("_id")))
                        .into(new ArrayList<>());
        List<Document> expected =
                model.entrySet().stream()
                        .filter(e -> e.getValue().account == account)
                        .filter(e -> e.getValue().value >= low && e.getValue().value < high)
                        .sorted(
                                (a, b) -> {
                                    int order =
                                            Long.compare(a.getValue().value, b.getValue().value);
                                    return order != 0 ? order : b.getKey() - a.getKey();
                                })
                        .map(e -> stored(e.getKey(), e.getValue()))
                        .toList();
        assertThat(actual).as(where).isEqualTo(expected);
        int key = random.nextInt(30);
        Document byKey = new Document("key", key);
        var one = (session == null ? things.find(byKey) : things.find(session, byKey)).first();
        Document wanted =
                model.entrySet().stream()
                        .filter(e -> Objects.equals(e.getValue().key, key))
                        .map(e -> stored(e.getKey(), e.getValue()))
                        .findFirst()
                        .orElse(null);
        assertThat(one).as(where).isEqualTo(wanted);
    }
}
