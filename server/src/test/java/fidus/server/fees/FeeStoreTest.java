package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeRunSteps;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.SnapshotId;
import fidus.money.Money;
import fidus.server.RunningServer;
import fidus.server.SettableClock;
import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// A house of 500 managers posts 1,000 runs a month: all that is owed is read, the newest month
/// too.
final class FeeStoreTest {
    private static final int MANY = 10_001;
    private static final Money FEE = Money.of("1.00", "USD");

    @TempDir private Path folder;
    private final FeeStore runs = new FeeStore();

    @Test
    void nothingIsLeftOutHoweverManyRunsStand() {
        try (EmbeddedStore disk =
                        EmbeddedStore.open(folder.resolve("fidus.store"), Credentials.random());
                Mongo mongo =
                        Mongo.connect(
                                disk.uri(), new SettableClock(RunningServer.START), List.of())) {
            var shape = new Migrations();
            FeeStore.shape(shape);
            shape.run(mongo);
            mongo.write(
                    unit -> {
                        for (FeeRunState state :
                                List.of(FeeRunState.POSTED, FeeRunState.REVERSED)) {
                            unit.documents("feeRuns", FeeStore.Kept.class)
                                    .insertAll(
                                            IntStream.range(0, MANY)
                                                    .mapToObj(i -> FeeStore.Kept.of(run(i, state)))
                                                    .toList());
                        }
                        return true;
                    });

            assertThat(mongo.<List<FeeRun>>read(runs::posted))
                    .hasSize(MANY)
                    .last()
                    .matches(FeeStoreTest::isNewest);
            assertThat(mongo.<List<FeeRun>>read(runs::standing))
                    .hasSize(MANY)
                    .last()
                    .matches(FeeStoreTest::isNewest);
            assertThat(mongo.<List<FeeRun>>read(runs::reversedPaid))
                    .hasSize(MANY)
                    .last()
                    .matches(FeeStoreTest::isNewest);
            assertThat(
                            mongo.<List<FeeRun>>read(
                                    unit -> runs.reversedPaid(unit, run(7, FeeRunState.POSTED))))
                    .extracting(FeeRun::period)
                    .containsExactly(period(7));
        }
    }

    private static boolean isNewest(FeeRun run) {
        return run.period().equals(period(MANY - 1));
    }

    private static String period(int i) {
        return YearMonth.of(2027, 1).plusMonths(i / 1_000).toString();
    }

    private static FeeRun run(int i, FeeRunState state) {
        var steps = FeeRunSteps.previewed(new PersonId(new UUID(0, 1)), RunningServer.START);
        boolean reversed = state == FeeRunState.REVERSED;
        return new FeeRun(
                new FeeRunId(new UUID(reversed ? 1 : 2, i)),
                FeeType.MANAGER_PERFORMANCE,
                new ManagerId(new UUID(3, i)),
                "M" + i,
                period(i),
                1,
                state,
                new SnapshotId(new UUID(4, 0)),
                "",
                List.of(),
                FEE,
                FEE,
                FEE,
                "",
                "",
                reversed
                        ? steps.paid(FeePaid.of("payment/" + i, LocalDate.of(2027, 2, 5), FEE))
                        : steps,
                1);
    }
}
