package fidus.server.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import fidus.contract.Confidential;
import fidus.contract.Refused;
import fidus.deposits.DepositSource;
import fidus.payments.wallets.BankDetails;
import fidus.server.RunningServer;
import fidus.server.SettableClock;
import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.mongo.sealing.SealBroken;

import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// D17: confidential fields at rest, on a store in a file.
final class SealedFieldsTest {
    private static final int MANY = 1_201;

    private final SettableClock clock = new SettableClock(RunningServer.START);
    @TempDir private Path folder;

    /// A record with confidential fields of every kind: text deep inside, in a list, and bytes.
    record Payee(
            String id,
            String name,
            @Nullable BankDetails bank,
            List<DepositSource> sources,
            @Confidential Binary paper,
            long version) {}

    /// A store in the folder, opened with or without keys; closing it ends a server.
    private final class Opened implements AutoCloseable {
        private final EmbeddedStore store =
                EmbeddedStore.open(folder.resolve("fidus.store"), Credentials.random());
        private final Mongo mongo;

        Opened(Function<String, Mongo> connect) {
            mongo = connect.apply(store.uri());
            try {
                shape().run(mongo);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        Payee find(String id) {
            return mongo.read(unit -> payees(unit).byId(id).orElseThrow());
        }

        void add(List<Payee> payees) {
            var _ =
                    mongo.<Boolean>write(
                            unit -> {
                                payees(unit).insertAll(payees);
                                return true;
                            });
        }

        MongoCollection<Document> raw(String collection) {
            return mongo.raw().getCollection(collection);
        }

        @Override
        public void close() {
            mongo.close();
            store.close();
        }
    }

    @Test
    @DisplayName("D17: marker values are not in the file of the store")
    void noConfidentialValueStandsInTheFile() throws IOException {
        List<Payee> all = payees(20);
        try (var open = sealing()) {
            open.add(all);
            assertThat(open.find("p7")).isEqualTo(all.get(7));
        }
        String file = Files.readString(folder.resolve("fidus.store"), ISO_8859_1);
        assertThat(file).contains("Name7");
        for (int i = 0; i < all.size(); i++) {
            assertThat(file)
                    .doesNotContain("DE89IBAN" + i + "X")
                    .doesNotContain("NL91FROM" + i + "X")
                    .doesNotContain("PAPER" + i + "X");
        }
        try (var again = sealing()) {
            assertThat(again.find("p7")).isEqualTo(all.get(7));
        }
    }

    @Test
    void whatWasStoredInClearIsReadAndSealedPieceByPiece() {
        List<Payee> all = payees(MANY);
        try (var clear = inClear()) {
            clear.add(all);
            clear.raw("payees").updateOne(Filters.eq("_id", "p9"), Updates.set("of2019", "kept"));
        }
        try (var open = sealing()) {
            assertThat(open.find("p9")).isEqualTo(all.get(9));
            assertThat(new Resealing(open.mongo).some()).isTrue();
            assertThat(sealed(open)).isEqualTo(500);
        }
        try (var restarted = sealing()) {
            new Resealing(restarted.mongo).run();
            assertThat(sealed(restarted)).isEqualTo(MANY);
            assertThat(new Resealing(restarted.mongo).some()).isFalse();
            all.forEach(payee -> assertThat(restarted.find(payee.id)).isEqualTo(payee));
            Document stored = restarted.raw("payees").find(Filters.eq("_id", "p9")).first();
            assertThat(stored).containsEntry("of2019", "kept").containsEntry("name", "Name9");
        }
    }

    @Test
    @DisplayName("D17: a rotation that was cut goes on, and works without the old keys")
    void newKeysSealEverythingAgain() {
        List<Payee> all = payees(MANY);
        Document sealedBefore;
        try (var open = sealing()) {
            open.add(all);
            var resealing = new Resealing(open.mongo);
            resealing.run();
            sealedBefore = open.raw("payees").find(Filters.eq("_id", "p5")).first();
            resealing.rotate();
            assertThat(resealing.some()).isTrue();
            assertThat(open.raw("dataKeys").countDocuments()).isEqualTo(2);
        }
        try (var restarted = sealing()) {
            assertThat(restarted.find("p3")).isEqualTo(all.get(3));
            new Resealing(restarted.mongo).run();
            assertThat(keys(restarted)).as("another server may seal with it").contains(1);
            restarted.raw("payees").replaceOne(Filters.eq("_id", "p5"), sealedBefore);
            clock.advance(Duration.ofMinutes(61));
            new Resealing(restarted.mongo).run();
            assertThat(keys(restarted)).containsExactly(2);
        }
        try (var later = sealing()) {
            all.forEach(payee -> assertThat(later.find(payee.id)).isEqualTo(payee));
        }
    }

    @Test
    @DisplayName("D17: a sealed value opens in its own field of its own document alone")
    void whatWasMovedDoesNotOpen() {
        try (var open = sealing()) {
            open.add(payees(3));
            MongoCollection<Document> raw = open.raw("payees");
            Document one = raw.find(Filters.eq("_id", "p1")).first();
            var bank = one.get("bank", Document.class);
            raw.updateOne(Filters.eq("_id", "p2"), Updates.set("bank", bank));
            assertThatThrownBy(() -> open.find("p2")).isInstanceOf(SealBroken.class);
            raw.updateOne(Filters.eq("_id", "p1"), Updates.set("paper", bank.get("iban")));
            assertThatThrownBy(() -> open.find("p1"))
                    .isInstanceOf(SealBroken.class)
                    .hasMessageContaining("payees|p1|paper")
                    .hasMessageNotContaining("DE89IBAN");
            assertThat(open.find("p0")).isEqualTo(payees(1).getFirst());
        }
    }

    @Test
    void aServerThatGoesOnMeanwhileReadsWhatAnotherSealed() {
        try (var open = sealing();
                Mongo other = Mongo.connect(open.store.uri(), clock, List.of(), secrets())) {
            open.add(payees(2));
            shape().run(other);
            new Resealing(other).rotate();
            new Resealing(other).run();
            assertThat(open.find("p1")).isEqualTo(payees(2).getLast());
            new Resealing(open.mongo).run();
            assertThat(open.mongo.vault().newest()).isEqualTo(other.vault().newest());
        }
    }

    @Test
    void withoutTheMasterKeyNothingStarts() throws IOException {
        try (var open = sealing()) {
            open.add(payees(1));
        }
        Files.delete(folder.resolve("secrets/field-keys"));
        assertThatThrownBy(this::sealing)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("field-keys");
    }

    @Test
    void aCollectionThatDoesNotSayWhatItHoldsTakesNothingConfidential() {
        try (var open = sealing()) {
            assertThatThrownBy(
                            () ->
                                    open.mongo.read(
                                            unit -> unit.documents("others", Payee.class).byId("")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("others");
        }
    }

    private Opened sealing() {
        return new Opened(uri -> Mongo.connect(uri, clock, List.of(), secrets()));
    }

    private Path secrets() {
        return folder.resolve("secrets");
    }

    private Opened inClear() {
        return new Opened(uri -> Mongo.connect(uri, clock, List.of()));
    }

    private static Migrations shape() {
        return new Migrations().index("payees", "name").confidential("payees", Payee.class);
    }

    private static Documents<Payee> payees(Unit unit) {
        return unit.documents("payees", Payee.class);
    }

    private static List<Object> keys(Opened open) {
        return open.raw("dataKeys").find().map(key -> key.get("_id")).into(new ArrayList<Object>());
    }

    private static long sealed(Opened open) {
        return open.raw("payees").countDocuments(Filters.type("bank.iban", "binData"));
    }

    private static List<Payee> payees(int count) {
        return IntStream.range(0, count).mapToObj(SealedFieldsTest::payee).toList();
    }

    private static Payee payee(int i) {
        var bank = new BankDetails("Bank", "Holder", "DE89IBAN" + i + "X", null, null, null, "DE");
        var source = DepositSource.wire("Sender", "NL91FROM" + i + "X");
        var paper = new Binary(("PAPER" + i + "X").getBytes(ISO_8859_1));
        return new Payee("p" + i, "Name" + i, bank, List.of(source), paper, 1);
    }
}
