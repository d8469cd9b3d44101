package fidus.server.embedded;

import static com.mongodb.client.model.Filters.eq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Transactions and many threads at once, on whichever store the contract runs.
class TransactionTest {
    private static TestStore store;
    private static int number;
    private MongoCollection<Document> things;
    private MongoCollection<Document> others;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void freshCollections() {
        store.allowed().clear();
        things = store.database().getCollection("things" + ++number);
        others = store.database().getCollection("others" + number);
        things.insertOne(new Document("_id", 0));
        others.insertOne(new Document("_id", 0));
    }

    @AfterEach
    void onlyAllowedCommandsWereSent() {
        store.allowed().verify();
    }

    @Test
    void aTransactionIsSeenWholeOrNotAtAll() {
        try (ClientSession session = store.client().startSession()) {
            session.startTransaction();
            things.insertOne(session, new Document("_id", 1));
            others.updateOne(session, eq("_id", 0), Updates.set("v", 1));
            assertThat(things.find(session, eq("_id", 1)).first()).isNotNull();
            assertThat(things.find(eq("_id", 1)).first()).isNull();
            session.commitTransaction();
        }
        assertThat(things.countDocuments()).isEqualTo(2);
        assertThat(others.find().first().get("v")).isEqualTo(1);
    }

    @Test
    void anAbortedTransactionLeavesNothing() {
        try (ClientSession session = store.client().startSession()) {
            session.startTransaction();
            things.insertOne(session, new Document("_id", 1));
            things.deleteOne(session, eq("_id", 0));
            session.abortTransaction();
        }
        assertThat(things.find()).containsExactly(new Document("_id", 0));
    }

    @Test
    void aDuplicateKeyEndsTheTransaction() {
        try (ClientSession session = store.client().startSession()) {
            session.startTransaction();
            things.insertOne(session, new Document("_id", 1));
            var twice =
                    catchThrowableOfType(
                            MongoWriteException.class,
                            () -> things.insertOne(session, new Document("_id", 0)));
            assertThat(twice.getError().getCode()).isEqualTo(11000);
            var late = catchThrowableOfType(MongoException.class, session::commitTransaction);
            assertThat(late.getCode()).isEqualTo(251);
        }
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void aRepeatedCommitSucceedsAgain() {
        try (ClientSession session = store.client().startSession()) {
            session.startTransaction();
            things.insertOne(session, new Document("_id", 1));
            session.commitTransaction();
            session.commitTransaction();
        }
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    void aResultOfManyBatchesIsReadInsideATransaction() {
        for (int i = 1; i < 300; i++) {
            things.insertOne(new Document("_id", i));
        }
        try (ClientSession session = store.client().startSession()) {
            session.startTransaction();
            things.insertOne(session, new Document("_id", 300));
            assertThat(things.find(session).batchSize(20)).hasSize(301);
            session.commitTransaction();
        }
    }

    @Test
    void everyIncrementCountsAndEverySequenceNumberIsHandedOutOnce() throws Exception {
        Set<Long> numbers = ConcurrentHashMap.newKeySet();
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).upsert(true);
        inParallel(
                16,
                30,
                (thread, round) -> {
                    others.updateOne(eq("_id", 0), Updates.inc("m", Decimal128.parse("0.01")));
                    Document next =
                            things.findOneAndUpdate(
                                    eq("_id", "sequence"), Updates.inc("n", 1L), after);
                    numbers.add(next.getLong("n"));
                });
        assertThat(numbers).hasSize(16 * 30);
        assertThat(others.find().first().get("m")).isEqualTo(Decimal128.parse("4.80"));
    }

    @Test
    void transfersNeverShowAWrongTotal() throws Exception {
        things.deleteMany(new Document());
        for (int i = 0; i < 10; i++) {
            things.insertOne(new Document("_id", i).append("balance", Decimal128.parse("100.00")));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger sums = new AtomicInteger();
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reading =
                    reader.submit(
                            () -> {
                                while (!done.get()) {
                                    sums.incrementAndGet();
                                    if (total().compareTo(new BigDecimal("1000")) != 0) {
                                        wrong.incrementAndGet();
                                    }
                                }
                            });
            try {
                inParallel(8, 15, this::transfer);
            } finally {
                done.set(true);
            }
            reading.get();
        }
        assertThat(total()).isEqualByComparingTo("1000.00");
        assertThat(others.countDocuments()).isEqualTo(8 * 15 + 1);
        assertThat(sums).hasPositiveValue();
        assertThat(wrong).hasValue(0);
    }

    private BigDecimal total() {
        Document sum =
                things.withReadConcern(ReadConcern.SNAPSHOT)
                        .aggregate(
                                List.of(
                                        Aggregates.group(
                                                null, Accumulators.sum("sum", "$balance"))))
                        .first();
        return sum.get("sum", Decimal128.class).bigDecimalValue();
    }

    private void transfer(int thread, int round) {
        Random random = new Random(thread * 1_000L + round);
        int from = random.nextInt(10);
        int to = (from + 1 + random.nextInt(9)) % 10;
        try (ClientSession session = store.client().startSession()) {
            session.withTransaction(
                    () -> {
                        things.updateOne(
                                session,
                                eq("_id", from),
                                Updates.inc("balance", Decimal128.parse("-1.25")));
                        things.updateOne(
                                session,
                                eq("_id", to),
                                Updates.inc("balance", Decimal128.parse("1.25")));
                        others.insertOne(session, new Document("_id", thread + "-" + round));
                        return null;
                    });
        }
    }

    @Test
    void concurrentUpsertsMakeOneDocumentEach() throws Exception {
        things.createIndex(
                new Document("k", 1),
                new com.mongodb.client.model.IndexOptions().unique(true).sparse(true));
        inParallel(
                16,
                10,
                (thread, round) ->
                        things.updateOne(
                                eq("k", round),
                                Updates.inc("n", 1),
                                new UpdateOptions().upsert(true)));
        assertThat(things.countDocuments(new Document("n", 16))).isEqualTo(10);
    }

    interface Work {
        void run(int thread, int round);
    }

    static void inParallel(int threads, int rounds, Work work) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new java.util.ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                all.add(
                        pool.submit(
                                () -> {
                                    for (int i = 0; i < rounds; i++) {
                                        work.run(thread, i);
                                    }
                                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
