package fidus.server.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

class DraftTest {
    private static final DraftLimit LIMIT = new DraftLimit(1 << 20, 10_000);
    private static final String MAP = "documents.1";

    private static byte[] key(int number) {
        return new byte[] {(byte) number};
    }

    private static List<Integer> read(View view, Range range) {
        List<Integer> found = new ArrayList<>();
        Iterator<Map.Entry<byte[], byte[]>> entries = view.entries(range);
        while (entries.hasNext()) {
            Map.Entry<byte[], byte[]> entry = entries.next();
            found.add((entry.getKey()[0] & 0xff) * 1_000 + (entry.getValue()[0] & 0xff));
        }
        return found;
    }

    @Test
    void aDraftLooksLikeItsBaseWithItsChangesOnTop() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        try (Disk disk = Disk.open(null)) {
            NavigableMap<Integer, Integer> saved = new TreeMap<>();
            for (int round = 0; round < 200; round++) {
                NavigableMap<Integer, Integer> model = new TreeMap<>(saved);
                try (Draft draft = disk.draft(Duration.ofSeconds(1), LIMIT)) {
                    if (random.nextInt(20) == 0) {
                        draft.empty(MAP);
                        model.clear();
                    }
                    for (int i = random.nextInt(12); i >= 0; i--) {
                        int k = random.nextInt(256);
                        int v = random.nextInt(256);
                        if (random.nextInt(3) == 0) {
                            draft.remove(MAP, key(k));
                            model.remove(k);
                        } else {
                            draft.put(MAP, key(k), key(v));
                            model.put(k, v);
                        }
                    }
                    check(draft, model, random, "seed " + seed + ", round " + round);
                    if (random.nextBoolean()) {
                        draft.commit();
                        saved = model;
                    }
                }
                try (Snapshot snapshot = disk.snapshot()) {
                    check(snapshot, saved, random, "seed " + seed + ", saved in " + round);
                }
            }
        }
    }

    private static void check(
            View view, NavigableMap<Integer, Integer> model, Random random, String where) {
        int from = random.nextInt(256);
        int to = from + random.nextInt(256 - from);
        Range range = Range.between(MAP, key(from), key(to));
        List<Integer> expected = new ArrayList<>();
        model.subMap(from, true, to, false).forEach((k, v) -> expected.add(k * 1_000 + v));
        assertThat(read(view, range)).as(where).isEqualTo(expected);
        assertThat(read(view, range.reversed())).as(where).isEqualTo(expected.reversed());
        List<Integer> all = new ArrayList<>();
        model.forEach((k, v) -> all.add(k * 1_000 + v));
        assertThat(read(view, Range.all(MAP))).as(where).isEqualTo(all);
        assertThat(read(view, Range.all(MAP).reversed())).as(where).isEqualTo(all.reversed());
        assertThat(view.count(MAP)).as(where).isEqualTo(model.size());
    }

    @Test
    void aSnapshotStaysAsItWas() throws Exception {
        try (Disk disk = Disk.open(null)) {
            write(disk, 1, 1);
            try (Snapshot before = disk.snapshot()) {
                write(disk, 1, 2);
                write(disk, 2, 2);
                assertThat(read(before, Range.all(MAP))).containsExactly(1_001);
            }
            try (Snapshot after = disk.snapshot()) {
                assertThat(read(after, Range.all(MAP))).containsExactly(1_002, 2_002);
            }
        }
    }

    private static void write(Disk disk, int key, int value) throws InterruptedException {
        try (Draft draft = disk.draft(Duration.ofSeconds(1), LIMIT)) {
            draft.put(MAP, key(key), key(value));
            disk.awaitDurable(draft.commit());
        }
    }

    @Test
    void thereIsOneWriter() throws Exception {
        try (Disk disk = Disk.open(null);
                Draft first = disk.draft(Duration.ofSeconds(1), LIMIT)) {
            assertThat(disk.draft(Duration.ofMillis(20), LIMIT)).isNull();
            first.close();
            try (Draft second = disk.draft(Duration.ofMillis(20), LIMIT)) {
                assertThat(second).isNotNull();
            }
        }
    }

    @Test
    void aDraftHasALimit() throws Exception {
        try (Disk disk = Disk.open(null);
                Draft draft = disk.draft(Duration.ofSeconds(1), new DraftLimit(1_000, 10_000))) {
            assertThatThrownBy(() -> draft.put(MAP, key(1), new byte[2_000]))
                    .isInstanceOf(DraftTooLarge.class);
        }
    }
}
