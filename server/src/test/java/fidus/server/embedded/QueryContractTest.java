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

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/// What a query, a sort, a projection and an aggregation answer.
class QueryContractTest extends StorageContract {
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
        var others = other("others");
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
