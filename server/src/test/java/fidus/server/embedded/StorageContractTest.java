package fidus.server.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Filters.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/// What every store of Fidus does, feature by feature, seen through the driver alone.
class StorageContractTest {
    private static TestStore store;
    private static int number;
    private MongoCollection<Document> things;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void freshCollection() {
        store.allowed().clear();
        things = store.database().getCollection("things" + ++number);
    }

    @AfterEach
    void onlyAllowedCommandsWereSent() {
        store.allowed().verify();
    }

    private static Document doc(Object... namesAndValues) {
        Document document = new Document();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.append((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return document;
    }

    private static Decimal128 decimal(String text) {
        return Decimal128.parse(text);
    }

    private List<Object> ids(Bson filter) {
        return things.find(filter)
                .sort(Sorts.ascending("_id"))
                .map(d -> d.get("_id"))
                .into(new ArrayList<>());
    }

    private int codeOf(Runnable work) {
        return catchThrowableOfType(MongoWriteException.class, work::run).getError().getCode();
    }

    @Test
    void everyTypeComesBackAsItWentIn() {
        Document given =
                doc(
                        "_id",
                        new ObjectId(),
                        "text",
                        "a\u0000b\uD83D\uDCB0",
                        "int",
                        7,
                        "long",
                        Long.MIN_VALUE,
                        "double",
                        0.1,
                        "decimal",
                        decimal("12345678901234567.890"),
                        "date",
                        Date.from(Instant.parse("1969-12-31T23:59:59.999Z")),
                        "flag",
                        true,
                        "nothing",
                        null,
                        "bytes",
                        new Binary(new byte[] {1, 2, 3}),
                        "inner",
                        doc("list", List.of(1, "two", doc("three", 3L))));
        things.insertOne(given);
        assertThat(things.find().first()).isEqualTo(given);
    }

    @Test
    void aDocumentIsFoundByItsIdWhateverItsType() {
        UUID uuid = UUID.fromString("6f1cbe5e-0b57-4f5b-9f2b-0a6e6b6c7d11");
        things.insertMany(List.of(doc("_id", "a"), doc("_id", 1), doc("_id", uuid.toString())));
        assertThat(ids(eq("_id", 1L))).containsExactly(1);
        assertThat(ids(eq("_id", uuid.toString()))).hasSize(1);
        assertThat(ids(in("_id", "a", 1, "none"))).containsExactly(1, "a");
    }

    @Test
    void anIdExistsOnlyOnce() {
        things.insertOne(doc("_id", 1));
        assertThat(codeOf(() -> things.insertOne(doc("_id", 1L)))).isEqualTo(11000);
    }

    @Test
    void conditionsSelectWhatTheySay() {
        things.insertMany(
                List.of(
                        doc("_id", 1, "n", 5, "tags", List.of("a", "b"), "name", "Anna"),
                        doc("_id", 2, "n", decimal("5.5"), "tags", List.of(), "name", "anton"),
                        doc("_id", 3, "n", 7L, "name", null),
                        doc("_id", 4, "n", "5"),
                        doc("_id", 5, "lines", List.of(doc("q", 1, "p", 9), doc("q", 5, "p", 2)))));
        assertThat(ids(gt("n", 5))).containsExactly(2, 3);
        assertThat(ids(gte("n", decimal("5.00")))).containsExactly(1, 2, 3);
        assertThat(ids(and(gt("n", 5), lt("n", 7)))).containsExactly(2);
        assertThat(ids(lte("n", "5"))).containsExactly(4);
        assertThat(ids(ne("n", 5))).containsExactly(2, 3, 4, 5);
        assertThat(ids(nin("n", 5, 7))).containsExactly(2, 4, 5);
        assertThat(ids(eq("tags", "a"))).containsExactly(1);
        assertThat(ids(eq("tags", List.of("a", "b")))).containsExactly(1);
        assertThat(ids(size("tags", 0))).containsExactly(2);
        assertThat(ids(eq("name", null))).containsExactly(3, 4, 5);
        assertThat(ids(exists("name"))).containsExactly(1, 2, 3);
        assertThat(ids(exists("name", false))).containsExactly(4, 5);
        assertThat(ids(regex("name", "^An"))).containsExactly(1);
        assertThat(ids(regex("name", "^an", "i"))).containsExactly(1, 2);
        assertThat(ids(or(eq("_id", 1), eq("n", 7)))).containsExactly(1, 3);
        assertThat(ids(not(gt("n", 5)))).containsExactly(1, 4, 5);
        assertThat(ids(eq("lines.q", 5))).containsExactly(5);
        assertThat(ids(eq("lines.1.p", 2))).containsExactly(5);
        assertThat(ids(and(eq("lines.q", 1), eq("lines.p", 2)))).containsExactly(5);
        assertThat(ids(elemMatch("lines", and(eq("q", 1), eq("p", 2))))).isEmpty();
        assertThat(ids(elemMatch("lines", and(eq("q", 5), lt("p", 3))))).containsExactly(5);
    }

    @Test
    void numbersCompareByExactValueWhateverTheirType() {
        things.insertMany(
                List.of(
                        doc("_id", 1, "v", decimal("12345678901234567.89")),
                        doc("_id", 2, "v", decimal("3000000000.5")),
                        doc("_id", 3, "v", 9007199254740993L),
                        doc("_id", 4, "v", 3000000000L)));
        assertThat(ids(eq("v", decimal("12345678901234567.90")))).isEmpty();
        assertThat(ids(eq("v", decimal("12345678901234567.890")))).containsExactly(1);
        assertThat(ids(and(gt("v", 3000000000L), lt("v", 3000000001L)))).containsExactly(2);
        assertThat(ids(eq("v", 9007199254740992L))).isEmpty();
        assertThat(ids(eq("v", decimal("3E+9")))).containsExactly(4);
        assertThat(things.find().sort(Sorts.ascending("v")).map(d -> d.getInteger("_id")))
                .containsExactly(4, 2, 3, 1);
    }

    @Test
    void sortSkipLimitAndProjectionShapeAResult() {
        for (int i = 0; i < 10; i++) {
            things.insertOne(doc("_id", i, "group", i % 3, "inner", doc("a", i, "b", -i)));
        }
        List<Document> found =
                things.find()
                        .sort(Sorts.orderBy(Sorts.descending("group"), Sorts.ascending("_id")))
                        .skip(1)
                        .limit(3)
                        .projection(Projections.include("inner.a"))
                        .into(new ArrayList<>());
        assertThat(found)
                .containsExactly(
                        doc("_id", 5, "inner", doc("a", 5)),
                        doc("_id", 8, "inner", doc("a", 8)),
                        doc("_id", 1, "inner", doc("a", 1)));
        assertThat(
                        things.find(eq("_id", 1))
                                .projection(
                                        Projections.fields(
                                                Projections.exclude("inner.b"),
                                                Projections.excludeId()))
                                .first())
                .isEqualTo(doc("group", 1, "inner", doc("a", 1)));
    }

    @Test
    void aCursorDeliversEveryDocumentOfTheMomentItWasOpened() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(doc("_id", i));
        }
        things.insertMany(many);
        try (var cursor = things.find().sort(Sorts.ascending("_id")).batchSize(50).cursor()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(cursor.next().getInteger("_id")).isEqualTo(i);
            }
            assertThat(cursor.hasNext()).isFalse();
        }
    }

    @Test
    void operatorsUpdateFields() {
        things.insertOne(doc("_id", 1, "a", 1, "list", List.of(3, 1), "gone", true));
        things.updateOne(
                eq("_id", 1),
                Updates.combine(
                        Updates.set("inner.x", "y"),
                        Updates.unset("gone"),
                        Updates.inc("a", 2),
                        Updates.min("low", 4),
                        Updates.max("high", 4),
                        Updates.pushEach(
                                "list", List.of(2, 0), new PushOptions().sort(1).slice(3))));
        assertThat(things.find().first())
                .isEqualTo(
                        doc(
                                "_id",
                                1,
                                "a",
                                3,
                                "list",
                                List.of(0, 1, 2),
                                "high",
                                4,
                                "inner",
                                doc("x", "y"),
                                "low",
                                4));
        things.updateOne(eq("_id", 1), Updates.addEachToSet("list", List.of(2, 5)));
        things.updateOne(eq("_id", 1), Updates.pull("list", 0));
        assertThat(things.find().first().getList("list", Integer.class)).containsExactly(1, 2, 5);
    }

    @Test
    void decimalsAddExactly() {
        things.insertOne(doc("_id", 1, "m", decimal("12345678901234567.89")));
        var result = things.updateOne(eq("_id", 1), Updates.inc("m", decimal("0.01")));
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(things.find().first().get("m")).isEqualTo(decimal("12345678901234567.90"));
    }

    @Test
    void aLongNeverWraps() {
        things.insertOne(doc("_id", 1, "n", Long.MAX_VALUE));
        assertThat(codeOf(() -> things.updateOne(eq("_id", 1), Updates.inc("n", 1L)))).isEqualTo(2);
        assertThat(things.find().first().getLong("n")).isEqualTo(Long.MAX_VALUE);
        things.insertOne(doc("_id", 2, "n", Integer.MAX_VALUE));
        things.updateOne(eq("_id", 2), Updates.inc("n", 1));
        assertThat(things.find(eq("_id", 2)).first().get("n")).isEqualTo(1L + Integer.MAX_VALUE);
    }

    @Test
    void anUpdateReportsWhatItMatchedAndChanged() {
        things.insertMany(List.of(doc("_id", 1, "v", 1), doc("_id", 2, "v", 2)));
        var same = things.updateMany(new Document(), Updates.set("v", 1));
        assertThat(same.getMatchedCount()).isEqualTo(2);
        assertThat(same.getModifiedCount()).isEqualTo(1);
        assertThat(things.updateOne(eq("_id", 3), Updates.set("v", 1)).getMatchedCount()).isZero();
    }

    @Test
    void anUpsertStartsFromTheEqualitiesOfItsFilter() {
        var result =
                things.updateOne(
                        and(eq("_id", "k"), eq("owner", "me"), gt("n", 5)),
                        Updates.combine(Updates.inc("count", 1L), Updates.setOnInsert("made", 1)),
                        new UpdateOptions().upsert(true));
        assertThat(result.getUpsertedId().asString().getValue()).isEqualTo("k");
        assertThat(things.find().first())
                .isEqualTo(doc("_id", "k", "owner", "me", "count", 1L, "made", 1));
        things.updateOne(
                eq("_id", "k"), Updates.setOnInsert("made", 2), new UpdateOptions().upsert(true));
        assertThat(things.find().first().get("made")).isEqualTo(1);
    }

    @Test
    void aReplacementKeepsTheId() {
        things.insertOne(doc("_id", 1, "a", 1));
        things.replaceOne(eq("_id", 1), doc("b", 2));
        assertThat(things.find().first()).isEqualTo(doc("_id", 1, "b", 2));
        assertThat(codeOf(() -> things.replaceOne(eq("_id", 1), doc("_id", 2)))).isEqualTo(66);
        things.replaceOne(eq("_id", 9), doc("c", 3), new ReplaceOptions().upsert(true));
        assertThat(things.find(eq("_id", 9)).first()).isEqualTo(doc("_id", 9, "c", 3));
    }

    @Test
    void conflictingUpdatePathsAreRefused() {
        things.insertOne(doc("_id", 1));
        Bson clash = Updates.combine(Updates.set("a", 1), Updates.set("a.b", 2));
        assertThat(codeOf(() -> things.updateOne(eq("_id", 1), clash))).isEqualTo(40);
    }

    @Test
    void findOneAndUpdateReturnsTheVersionAskedFor() {
        things.insertOne(doc("_id", 1, "n", 1));
        assertThat(things.findOneAndUpdate(eq("_id", 1), Updates.inc("n", 1)).get("n"))
                .isEqualTo(1);
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).upsert(true);
        assertThat(things.findOneAndUpdate(eq("_id", 1), Updates.inc("n", 1), after).get("n"))
                .isEqualTo(3);
        assertThat(things.findOneAndUpdate(eq("_id", 2), Updates.inc("n", 1), after))
                .isEqualTo(doc("_id", 2, "n", 1));
        assertThat(things.findOneAndDelete(eq("_id", 2)).get("n")).isEqualTo(1);
        assertThat(things.findOneAndDelete(eq("_id", 2))).isNull();
    }

    @Test
    void deletionsRemoveOneOrAll() {
        things.insertMany(List.of(doc("_id", 1, "k", 1), doc("_id", 2, "k", 1), doc("_id", 3)));
        assertThat(things.deleteOne(eq("k", 1)).getDeletedCount()).isEqualTo(1);
        assertThat(things.deleteMany(exists("_id")).getDeletedCount()).isEqualTo(2);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    void anOrderedInsertStopsAtTheFirstErrorAnUnorderedOneGoesOn() {
        List<Document> batch = List.of(doc("_id", 1), doc("_id", 1), doc("_id", 2));
        var ordered =
                catchThrowableOfType(MongoBulkWriteException.class, () -> things.insertMany(batch));
        assertThat(ordered.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ordered.getWriteErrors()).singleElement().extracting("index").isEqualTo(1);
        things.deleteMany(new Document());
        var unordered =
                catchThrowableOfType(
                        MongoBulkWriteException.class,
                        () -> things.insertMany(batch, new InsertManyOptions().ordered(false)));
        assertThat(unordered.getWriteResult().getInsertedCount()).isEqualTo(2);
    }

    @Test
    void aBulkWriteMixesOperations() {
        var result =
                things.bulkWrite(
                        List.of(
                                new InsertOneModel<>(doc("_id", 1, "n", 1)),
                                new UpdateOneModel<>(eq("_id", 1), Updates.inc("n", 1)),
                                new InsertOneModel<>(doc("_id", 2)),
                                new DeleteOneModel<>(eq("_id", 2))));
        assertThat(result.getInsertedCount()).isEqualTo(2);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(things.find()).containsExactly(doc("_id", 1, "n", 2));
    }

    @Test
    void aUniqueIndexKeepsValuesApart() {
        things.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        things.insertOne(doc("_id", 1, "k", decimal("12345678901234567.89")));
        things.insertOne(doc("_id", 2, "k", decimal("12345678901234567.90")));
        assertThat(
                        codeOf(
                                () ->
                                        things.insertOne(
                                                doc(
                                                        "_id",
                                                        3,
                                                        "k",
                                                        decimal("12345678901234567.890")))))
                .isEqualTo(11000);
        assertThat(
                        codeOf(
                                () ->
                                        things.updateOne(
                                                eq("_id", 1),
                                                Updates.set("k", decimal("12345678901234567.9")))))
                .isEqualTo(11000);
        things.insertOne(doc("_id", 4));
        assertThat(codeOf(() -> things.insertOne(doc("_id", 5, "k", null)))).isEqualTo(11000);
        things.deleteOne(eq("_id", 1));
        things.insertOne(doc("_id", 6, "k", decimal("12345678901234567.89")));
    }

    @Test
    void aUniqueIndexOverDuplicatesIsRefusedAndLeavesNothing() {
        things.insertMany(List.of(doc("_id", 1, "k", 1), doc("_id", 2, "k", 1)));
        var unique = new IndexOptions().unique(true);
        assertThatThrownBy(() -> things.createIndex(Indexes.ascending("k"), unique))
                .satisfies(
                        e ->
                                assertThat(((com.mongodb.MongoException) e).getCode())
                                        .isEqualTo(11000));
        assertThat(things.listIndexes()).hasSize(1);
        things.insertOne(doc("_id", 3, "k", 1));
    }

    @Test
    void aPartialUniqueIndexCountsOnlyWhatItsFilterHolds() {
        things.createIndex(
                Indexes.ascending("account"),
                new IndexOptions().unique(true).partialFilterExpression(eq("state", "ACTIVE")));
        things.insertOne(doc("_id", 1, "account", 1, "state", "CLOSED"));
        things.insertOne(doc("_id", 2, "account", 1, "state", "CLOSED"));
        things.insertOne(doc("_id", 3, "account", 1, "state", "ACTIVE"));
        assertThat(codeOf(() -> things.updateOne(eq("_id", 1), Updates.set("state", "ACTIVE"))))
                .isEqualTo(11000);
        things.updateOne(eq("_id", 3), Updates.set("state", "CLOSED"));
        things.updateOne(eq("_id", 1), Updates.set("state", "ACTIVE"));
        assertThat(ids(and(eq("account", 1), eq("state", "ACTIVE")))).containsExactly(1);
        assertThat(ids(eq("account", 1))).containsExactly(1, 2, 3);
    }

    @Test
    void aSparseUniqueIndexPassesOverMissingFields() {
        things.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true).sparse(true));
        things.insertMany(List.of(doc("_id", 1), doc("_id", 2), doc("_id", 3, "k", 1)));
        assertThat(codeOf(() -> things.insertOne(doc("_id", 4, "k", 1)))).isEqualTo(11000);
        assertThat(ids(exists("k", false))).containsExactly(1, 2);
    }

    @Test
    void anIndexNeverChangesAnAnswer() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Object v =
                    switch (i % 6) {
                        case 0 -> i / 6;
                        case 1 -> (long) (i / 6);
                        case 2 -> decimal(i / 6 + ".5");
                        case 3 -> "s" + i / 6;
                        case 4 -> List.of(i / 6, i);
                        default -> null;
                    };
            many.add(doc("_id", i, "a", i % 4, "v", v));
        }
        things.insertMany(many);
        List<Bson> questions =
                List.of(
                        eq("v", 3),
                        gt("v", 3),
                        lte("v", decimal("3.5")),
                        and(gt("v", 2), lt("v", 6)),
                        and(eq("a", 1), gte("v", 4)),
                        in("v", 1, "s3", 59),
                        eq("v", null),
                        and(eq("a", 2), lt("v", "s5")),
                        and(in("a", 1, 3), gt("v", 7)),
                        ne("v", 3));
        List<List<Object>> before = questions.stream().map(this::ids).toList();
        things.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("v")));
        things.createIndex(Indexes.descending("v"));
        assertThat(questions.stream().map(this::ids).toList()).isEqualTo(before);
    }

    @Test
    void indexesAreListedAndDropped() {
        things.createIndex(Indexes.ascending("a"), new IndexOptions().name("by_a"));
        things.createIndex(Indexes.ascending("a"), new IndexOptions().name("by_a"));
        assertThat(things.listIndexes().map(d -> d.getString("name")))
                .containsExactly("_id_", "by_a");
        var other = new IndexOptions().name("by_a").unique(true);
        assertThatThrownBy(() -> things.createIndex(Indexes.ascending("a"), other))
                .isInstanceOf(MongoCommandException.class);
        things.dropIndex("by_a");
        assertThat(things.listIndexes()).hasSize(1);
    }

    @Test
    void collectionsAreMadeListedAndDropped() {
        String name = things.getNamespace().getCollectionName();
        store.database().createCollection(name);
        var twice =
                catchThrowableOfType(
                        MongoCommandException.class, () -> store.database().createCollection(name));
        assertThat(twice.getCode()).isEqualTo(48);
        assertThat(store.database().listCollectionNames()).contains(name);
        things.insertOne(doc("_id", 1));
        things.drop();
        assertThat(store.database().listCollectionNames()).doesNotContain(name);
        assertThat(things.countDocuments()).isZero();
        things.insertOne(doc("_id", 2));
        assertThat(ids(new Document())).containsExactly(2);
    }

    @Test
    void anAggregationSumsExactly() {
        for (int i = 1; i <= 100; i++) {
            things.insertOne(doc("_id", i, "account", i % 2, "amount", decimal("0.01"), "n", i));
        }
        List<Document> sums =
                things.aggregate(
                                List.of(
                                        Aggregates.match(gt("n", 10)),
                                        Aggregates.group(
                                                "$account",
                                                Accumulators.sum("sum", "$amount"),
                                                Accumulators.max("last", "$n"),
                                                Accumulators.sum("count", 1)),
                                        Aggregates.sort(Sorts.ascending("_id"))))
                        .into(new ArrayList<>());
        assertThat(sums)
                .containsExactly(
                        doc("_id", 0, "sum", decimal("0.45"), "last", 100, "count", 45),
                        doc("_id", 1, "sum", decimal("0.45"), "last", 99, "count", 45));
        assertThat(things.countDocuments(gt("n", 90))).isEqualTo(10);
        assertThat(things.estimatedDocumentCount()).isEqualTo(100);
        assertThat(things.distinct("account", Integer.class)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void anAggregationUnwindsJoinsAndReshapes() {
        var others = store.database().getCollection("others" + number);
        others.insertMany(List.of(doc("_id", "USD", "digits", 2), doc("_id", "JPY", "digits", 0)));
        things.insertMany(
                List.of(
                        doc(
                                "_id",
                                1,
                                "lines",
                                List.of(doc("c", "USD", "n", 1), doc("c", "JPY", "n", 2))),
                        doc("_id", 2, "lines", List.of())));
        List<Document> rows =
                things.aggregate(
                                List.of(
                                        Aggregates.unwind("$lines"),
                                        Aggregates.lookup(
                                                others.getNamespace().getCollectionName(),
                                                "lines.c",
                                                "_id",
                                                "currency"),
                                        Aggregates.project(
                                                Projections.fields(
                                                        Projections.excludeId(),
                                                        Projections.computed("code", "$lines.c"),
                                                        Projections.computed(
                                                                "double",
                                                                doc(
                                                                        "$multiply",
                                                                        List.of("$lines.n", 2))),
                                                        Projections.include("currency.digits"))),
                                        Aggregates.sort(Sorts.ascending("code"))))
                        .into(new ArrayList<>());
        assertThat(rows)
                .containsExactly(
                        doc("currency", List.of(doc("digits", 0)), "code", "JPY", "double", 4),
                        doc("currency", List.of(doc("digits", 2)), "code", "USD", "double", 2));
    }
}
