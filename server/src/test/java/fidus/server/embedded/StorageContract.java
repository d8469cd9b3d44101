package fidus.server.embedded;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.util.ArrayList;
import java.util.List;

/// A fresh collection of the store under test, and the few words its tests share.
@ResourceLock("StorageContract") // its fields are those of one class at a time
abstract class StorageContract {
    private static TestStore opened;
    private static int number;
    MongoCollection<Document> things;

    @BeforeAll
    static void open() {
        opened = new TestStore();
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @BeforeEach
    void freshCollection() {
        opened.allowed().clear();
        things = opened.database().getCollection("things" + ++number);
    }

    @AfterEach
    void onlyAllowedCommandsWereSent() {
        opened.allowed().verify();
    }

    static Document doc(Object... namesAndValues) {
        Document document = new Document();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.append((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return document;
    }

    static Decimal128 decimal(String text) {
        return Decimal128.parse(text);
    }

    List<Object> ids(Bson filter) {
        return things.find(filter)
                .sort(Sorts.ascending("_id"))
                .map(d -> d.get("_id"))
                .into(new ArrayList<>());
    }

    int codeOf(Runnable work) {
        return catchThrowableOfType(MongoWriteException.class, work::run).getError().getCode();
    }

    static MongoDatabase database() {
        return opened.database();
    }

    /// Another collection than the one of this test.
    MongoCollection<Document> other(String name) {
        return opened.database().getCollection(name + number);
    }
}
