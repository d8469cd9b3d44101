package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Standing;
import fidus.server.RunningServer;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Runs in memory: each is read once and for itself, and of its reasons only what changed is read
/// again.
final class HeldRunsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-16");

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void whileOneRunIsReadOthersAreThereAndItIsReadOnce() throws Exception {
        var held = new HeldRuns(100);
        var begun = new CountDownLatch(1);
        var may = new CountDownLatch(1);
        RunId large = id();
        var first =
                beside(
                        () ->
                                held.get(
                                        large,
                                        () -> {
                                            begun.countDown();
                                            await(may);
                                            return read(large, 5);
                                        }));
        await(begun);
        var second = beside(() -> held.get(large, () -> read(large, 5)));
        RunId small = id();

        var other = beside(() -> held.get(small, () -> run(small, 1)));

        assertThat(other.get(10, TimeUnit.SECONDS).id()).isEqualTo(small);
        assertThat(first).isNotDone();
        may.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS))
                .isSameAs(second.get(10, TimeUnit.SECONDS))
                .isSameAs(held.get(large, () -> read(large, 5)));
        assertThat(reads).hasValue(1);
    }

    @Test
    void aReadingThatFailedIsDoneAgain() {
        var held = new HeldRuns(100);
        RunId id = id();
        assertThatThrownBy(
                        () ->
                                held.get(
                                        id,
                                        () -> {
                                            throw new IllegalStateException("the store is away");
                                        }))
                .hasMessage("the store is away");

        assertThat(held.get(id, () -> run(id, 1)).id()).isEqualTo(id);
    }

    @Test
    void theOneUsedLongestAgoGivesWayAndTheLastOneStaysWhateverItHas() {
        var held = new HeldRuns(30);
        List<RunId> ids = List.of(id(), id(), id());
        ids.forEach(id -> held.get(id, () -> read(id, 5)));
        var _ = held.get(ids.getFirst(), () -> read(ids.getFirst(), 5));
        assertThat(reads).as("30 rows of both sides").hasValue(3);
        RunId fourth = id();
        var _ = held.get(fourth, () -> read(fourth, 5));

        var _ = held.get(ids.getFirst(), () -> read(ids.getFirst(), 5));
        assertThat(reads).hasValue(4);
        var _ = held.get(ids.get(1), () -> read(ids.get(1), 5));
        assertThat(reads).as("it was used longest ago").hasValue(5);
        RunId huge = id();
        var _ = held.get(huge, () -> read(huge, 500));
        var _ = held.get(huge, () -> read(huge, 500));
        assertThat(reads).hasValue(6);
    }

    @Test
    void onlyReasonsOfBlocksThatChangedAreReadAgain() {
        try (RunningServer server = RunningServer.start(Reconciliations::shape, (_, _) -> {})) {
            List<MatchRow> all = rows(2 * RowStore.BLOCK);
            HeldRun run = run(id(), all);
            var rows = new RowStore();
            var of = new RowStore.RunSide(run.id(), Side.BOOK);
            var mongo = server.parts().mongo();
            var _ =
                    mongo.write(
                            unit -> {
                                for (int block = 0; block < 2; block++) {
                                    rows.put(unit, run.id(), Side.BOOK, all, block);
                                    rows.putMarks(unit, of, block, new byte[all.size()], 1);
                                }
                                say(unit, run, Condition.AMOUNT, 3, 4, RowStore.BLOCK + 3);
                                return true;
                            });
            var reading = new RunReading(rows);
            Whys before = mongo.read(unit -> reading.whys(unit, run, 1, null));
            assertThat(said(before, Condition.AMOUNT)).containsExactly(3, 4, RowStore.BLOCK + 3);
            var _ =
                    mongo.write(
                            unit -> {
                                say(unit, run, Condition.SIGN, 3, RowStore.BLOCK + 3);
                                rows.mark(unit, of, Map.of(4, Standing.MATCHED), 2);
                                return true;
                            });

            Whys after = mongo.read(unit -> reading.whys(unit, run, 2, before));

            assertThat(said(after, Condition.SIGN)).containsExactly(3);
            assertThat(said(after, Condition.AMOUNT))
                    .as("nothing is said of a matched row, and the other block was not read")
                    .containsExactly(RowStore.BLOCK + 3);
            assertThat(said(before, Condition.AMOUNT)).hasSize(3);
        }
    }

    private static void say(Unit unit, HeldRun run, Condition failed, int... places) {
        List<Explanation> said = new ArrayList<>();
        for (int place : places) {
            said.add(
                    new Explanation(
                            new RowRef(Side.BOOK, "B" + place),
                            null,
                            List.of(new Explanation.Failure(failed, "one", "another")),
                            "It differs."));
        }
        new FindingStore().putReasons(unit, run.id(), said);
    }

    private static List<Integer> said(Whys whys, Condition wanted) {
        return IntStream.range(0, 2 * RowStore.BLOCK)
                .filter(place -> whys.fits(Side.BOOK, place, wanted))
                .boxed()
                .toList();
    }

    private static CompletableFuture<HeldRun> beside(Supplier<HeldRun> asks) {
        return CompletableFuture.supplyAsync(asks, task -> Thread.ofVirtual().start(task));
    }

    private HeldRun read(RunId id, int rows) {
        reads.incrementAndGet();
        return run(id, rows);
    }

    /// @param rows of each side
    private static HeldRun run(RunId id, int rows) {
        return run(id, rows(rows));
    }

    private static HeldRun run(RunId id, List<MatchRow> rows) {
        var currencies = SideColumns.currencies(rows);
        Map<Side, SideColumns> columns = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            var one = new SideColumns(250);
            one.add(currencies, SideColumns.numbers(rows, currencies));
            columns.put(side, one.filled());
        }
        return new HeldRun(id, columns, new RunReading(new RowStore()));
    }

    private static List<MatchRow> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new MatchRow(
                                        "B" + i,
                                        DAY,
                                        null,
                                        Money.of("1.00", "USD"),
                                        "T" + i,
                                        "Row " + i,
                                        null))
                .toList();
    }

    private static RunId id() {
        return new RunId(UUID.randomUUID());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
