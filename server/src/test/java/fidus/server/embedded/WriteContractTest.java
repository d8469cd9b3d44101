package fidus.server.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What inserts, updates and deletions do and report.
class WriteContractTest extends StorageContract {
    @Test
    void anIdExistsOnlyOnce() {
        things.insertOne(doc("_id", 1));
        assertThat(codeOf(() -> things.insertOne(doc("_id", 1L)))).isEqualTo(11000);
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
    void anUpdateThatFindsNothingMakesNoCollection() {
        String name = things.getNamespace().getCollectionName();
        things.updateOne(eq("_id", 1), Updates.set("v", 1));
        assertThat(database().listCollectionNames()).doesNotContain(name);
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
}
