package fidus.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.Features;
import fidus.server.RunningServer;
import fidus.server.SettableClock;
import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.fsck.Fsck;
import fidus.server.mongo.Mongo;
import fidus.server.reconciliation.Desk;
import fidus.server.reconciliation.Statement;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// All data out and back in, whole or not at all.
final class BackupTest {
    private static RunningServer server;

    @TempDir private Path folder;

    @BeforeAll
    static void fill() {
        server = RunningServer.withEverything();
        var desk = new Desk(server);
        var account = desk.account(701);
        var _ =
                desk.take(
                        new Statement(701, "2026.11.23 08:58")
                                .deposit(1, "2026.11.16 10:00:00", 10_000_00)
                                .trade(2, "2026.11.17 11:00:00", 120_00));
        var _ = desk.reconcile(account);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatWasTakenIsRestoredIntoAnEmptyStoreByteForByte() throws IOException {
        Path file = folder.resolve("all.zip");
        Backup.Manifest taken = new Backup(server.parts().mongo()).take(file, RunningServer.START);
        assertThat(taken.collections().get("deals").documents()).isEqualTo(2);
        assertThat(taken.documents()).isGreaterThan(50);

        try (var empty = new Empty()) {
            Backup.Manifest restored = new Backup(empty.mongo).restore(file);

            assertThat(restored).isEqualTo(taken);
            new Backup(empty.mongo).requireWhole();
            Backup.Manifest again =
                    new Backup(empty.mongo).take(folder.resolve("again.zip"), RunningServer.START);
            assertThat(filled(again)).isEqualTo(filled(taken));
            assertThat(new Fsck(empty.mongo).findings()).isEmpty();
            Features.shape().run(empty.mongo);
            refused(Problem.Code.ALREADY_EXISTS, () -> new Backup(empty.mongo).restore(file));
        }
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("precious.zip"), "mine");

        refused(
                Problem.Code.ALREADY_EXISTS,
                () -> new Backup(server.parts().mongo()).take(file, RunningServer.START));

        assertThat(file).hasContent("mine");
    }

    @Test
    void oneFlippedByteIsFoundBeforeAnythingIsStored() throws IOException {
        Path file = folder.resolve("all.zip");
        var _ = new Backup(server.parts().mongo()).take(file, RunningServer.START);
        Path flipped = folder.resolve("flipped.zip");
        copy(file, flipped, "deals.bson", true);

        try (var empty = new Empty()) {
            refused(Problem.Code.CUT_FILE, () -> new Backup(empty.mongo).restore(flipped));
            new Backup(empty.mongo).requireWhole();
            assertThat(new Backup(empty.mongo).restore(file).documents()).isPositive();
        }
    }

    @Test
    void aStoreInWhichARestoreWasInterruptedIsRefused() throws IOException {
        Path file = folder.resolve("all.zip");
        var _ = new Backup(server.parts().mongo()).take(file, RunningServer.START);
        try (var empty = new Empty()) {
            new BackupStore(empty.mongo).begin();

            refused(Problem.Code.UNAVAILABLE, () -> new Backup(empty.mongo).requireWhole());
            refused(Problem.Code.UNAVAILABLE, () -> new Backup(empty.mongo).restore(file));
        }
    }

    @Test
    void aByteFlippedInTheFileItselfIsFoundWhereverItLies() throws IOException {
        Path file = folder.resolve("all.zip");
        var _ = new Backup(server.parts().mongo()).take(file, RunningServer.START);
        byte[] bytes = Files.readAllBytes(file);
        for (int part = 1; part < 5; part++) {
            byte[] damaged = bytes.clone();
            damaged[bytes.length / 6 * part] ^= 0x10;
            Path copy = Files.write(folder.resolve("damaged" + part + ".zip"), damaged);
            try (var empty = new Empty()) {
                refused(Problem.Code.CUT_FILE, () -> new Backup(empty.mongo).restore(copy));
            }
        }
    }

    @Test
    void aCutFileAndAFileWithoutAPartAreRefused() throws IOException {
        Path file = folder.resolve("all.zip");
        var _ = new Backup(server.parts().mongo()).take(file, RunningServer.START);
        byte[] bytes = Files.readAllBytes(file);
        Path cut =
                Files.write(
                        folder.resolve("cut.zip"),
                        java.util.Arrays.copyOf(bytes, bytes.length - 100));
        Path without = folder.resolve("without.zip");
        copy(file, without, "deals.bson", false);
        try (var empty = new Empty()) {
            refused(Problem.Code.CUT_FILE, () -> new Backup(empty.mongo).restore(cut));
            new Backup(empty.mongo).requireWhole();
            refused(Problem.Code.CUT_FILE, () -> new Backup(empty.mongo).restore(without));
        }
    }

    /// @param flip whether the part gets one other byte or is left out
    private static void copy(Path from, Path to, String part, boolean flip) throws IOException {
        try (var in = new ZipFile(from.toFile(), StandardCharsets.UTF_8);
                OutputStream bytes = Files.newOutputStream(to);
                var out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (ZipEntry entry : in.stream().toList()) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                boolean meant = entry.getName().equals(part);
                if (meant && !flip) {
                    continue;
                }
                if (meant) {
                    int at = new String(content, StandardCharsets.ISO_8859_1).indexOf("DEPOSIT-");
                    content[at] ^= 0x01;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
                out.closeEntry();
            }
        }
    }

    private static List<String> filled(Backup.Manifest manifest) {
        return manifest.collections().entrySet().stream()
                .filter(part -> part.getValue().documents() > 0)
                .map(Object::toString)
                .toList();
    }

    private static void refused(Problem.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .as(refused.problem().message())
                                        .isEqualTo(code));
    }

    /// A new store in shape, without data.
    private static final class Empty implements AutoCloseable {
        private final EmbeddedStore store = EmbeddedStore.inMemory(Credentials.random());
        private final Mongo mongo =
                Mongo.connect(
                        store.uri(),
                        new SettableClock(RunningServer.START),
                        List.of(),
                        server.secrets());

        Empty() {
            Features.shape().run(mongo);
            assertThat(mongo.raw().getCollection("deals").countDocuments(new Document())).isZero();
        }

        @Override
        public void close() {
            mongo.close();
            store.close();
        }
    }
}
