package fidus.server.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;

final class DiskTest {
    private static final DraftLimit LIMIT = new DraftLimit(1 << 20, 10_000);
    private static final int ROUNDS = 200;

    @TempDir private Path folder;

    /// A reader who leaves just while its last change is written must not be waited for at the end.
    @Test
    void itClosesWheneverItsLastReaderLeft() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Path file = folder.resolve(round + ".fidus");
            try (Disk disk = Disk.open(file)) {
                Snapshot reader = disk.snapshot();
                Thread leaving = Thread.ofPlatform().unstarted(reader::close);
                long last;
                try (Draft draft = disk.draft(Duration.ofSeconds(1), LIMIT)) {
                    draft.put("documents.1", new byte[] {1}, new byte[] {(byte) round});
                    last = draft.commit();
                }
                leaving.start();
                disk.awaitDurable(last);
                leaving.join();
            }
            try (Disk again = Disk.open(file);
                    Snapshot read = again.snapshot()) {
                assertThat(read.get("documents.1", new byte[] {1})).containsExactly((byte) round);
            }
        }
    }

    @Test
    void itTellsHowManyKeysARangeHoldsWithoutWalkingOverThem() throws Exception {
        try (Disk disk = Disk.open(folder.resolve("counted.fidus"))) {
            try (Draft draft = disk.draft(Duration.ofSeconds(1), LIMIT)) {
                for (int i = 0; i < 5_000; i++) {
                    draft.put("index.1", key(2 * i), new byte[] {1});
                }
                disk.awaitDurable(draft.commit());
            }
            try (Snapshot read = disk.snapshot()) {
                assertThat(read.roughly(Range.all("index.1"))).isEqualTo(5_000);
                assertThat(read.roughly(Range.between("index.1", key(20), key(1_000))))
                        .isEqualTo(490);
                assertThat(read.roughly(Range.between("index.1", key(21), key(1_001)).reversed()))
                        .isEqualTo(490);
                assertThat(read.roughly(Range.between("index.1", key(9_000), null))).isEqualTo(500);
                assertThat(read.roughly(Range.between("index.1", key(7), key(8)))).isZero();
                assertThat(read.roughly(Range.between("index.1", key(90_000), null))).isZero();
                assertThat(read.roughly(Range.all("none"))).isZero();
            }
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }
}
