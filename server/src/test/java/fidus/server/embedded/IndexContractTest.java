package fidus.server.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What indexes and collections guarantee.
class IndexContractTest extends StorageContract {
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
    void theConditionOfAnIndexMayAskForFieldsInsideArrays() {
        things.createIndex(
                Indexes.ascending("k"),
                new IndexOptions().unique(true).partialFilterExpression(exists("lines.account")));
        things.insertOne(doc("_id", 1, "k", 1, "lines", List.of(doc("side", 1))));
        things.insertOne(doc("_id", 2, "k", 1, "lines", doc("account", null)));
        var second = List.of(doc("side", 1), doc("account", 5, "side", 2));
        assertThat(codeOf(() -> things.insertOne(doc("_id", 3, "k", 1, "lines", second))))
                .isEqualTo(11000);
        things.insertOne(doc("_id", 3, "k", 2, "lines", second));
        assertThat(ids(eq("k", 1))).containsExactly(1, 2);
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
        database().createCollection(name);
        var twice =
                catchThrowableOfType(
                        MongoCommandException.class, () -> database().createCollection(name));
        assertThat(twice.getCode()).isEqualTo(48);
        assertThat(database().listCollectionNames()).contains(name);
        things.insertOne(doc("_id", 1));
        things.drop();
        assertThat(database().listCollectionNames()).doesNotContain(name);
        assertThat(things.countDocuments()).isZero();
        things.insertOne(doc("_id", 2));
        assertThat(ids(new Document())).containsExactly(2);
    }
}
