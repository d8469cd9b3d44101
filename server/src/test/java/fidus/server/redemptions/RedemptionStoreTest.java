package fidus.server.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.RedemptionState;
import fidus.money.Money;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Monthly clients taken over with their history bring thousands of paid requests on one day.
final class RedemptionStoreTest {
    private static final int MANY = 10_001;
    private static final Money TOTAL = Money.of("150.00", "USD");
    private static final ClientId CLIENT = new ClientId(new UUID(0, 1));
    private static final InvestmentId CONTRACT = new InvestmentId(new UUID(0, 2));

    @TempDir private Path folder;
    private final RedemptionStore requests = new RedemptionStore();

    @Test
    void theNewestPaidOnesAreNotLeftOutHoweverManyThereAre() {
        try (EmbeddedStore disk =
                        EmbeddedStore.open(folder.resolve("fidus.store"), Credentials.random());
                Mongo mongo =
                        Mongo.connect(
                                disk.uri(), new SettableClock(RunningServer.START), List.of())) {
            var shape = new Migrations();
            RedemptionStore.shape(shape);
            shape.run(mongo);
            mongo.write(
                    unit -> {
                        unit.documents("redemptions", RedemptionRequest.class)
                                .insertAll(
                                        IntStream.rangeClosed(1, MANY)
                                                .mapToObj(RedemptionStoreTest::paid)
                                                .toList());
                        return true;
                    });

            assertThat(mongo.<List<RedemptionRequest>>read(requests::paid))
                    .hasSize(MANY)
                    .last()
                    .extracting(RedemptionRequest::number)
                    .isEqualTo((long) MANY);
            assertThat(mongo.<List<RedemptionRequest>>read(unit -> requests.paidOf(unit, CONTRACT)))
                    .hasSize(MANY);
        }
    }

    private static RedemptionRequest paid(int number) {
        return new RedemptionRequest(
                new RedemptionId(new UUID(1, number)),
                number,
                CONTRACT,
                1,
                CLIENT,
                "A",
                FundCode.CORE,
                List.of(),
                TOTAL,
                "",
                TOTAL,
                TOTAL,
                RedemptionState.PAID,
                RunningServer.START,
                "",
                null,
                1,
                "payment/" + number,
                LocalDate.of(2026, 4, 3),
                1,
                null,
                null,
                null);
    }
}
