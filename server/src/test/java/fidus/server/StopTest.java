package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.contract.Refused;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A hundred commands a second while the server is asked to stop.
@DisplayName("D29: the server is stopped under load")
class StopTest {
    private static final int BEFORE = 100;
    private static final int AT_THIS_RATE = 60;
    private static final int MOST = 600;

    /// What became of one command.
    private enum Outcome {
        ANSWERED,
        REFUSED,
        UNANSWERED
    }

    @TempDir private Path folder;
    private final Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<Integer, UUID> requests = new ConcurrentHashMap<>();

    @Test
    void everyCommandBegunIsAnsweredAndEveryOtherCanBeRepeated() throws Exception {
        Path data = folder.resolve("data");
        var fund = new SmallFund(data);
        var server = ServerProcess.start(data, KillTest.QUICK_START);
        var sent = new ArrayList<Thread>();
        try (var desk = fund.desk(server.port())) {
            add(desk, 0);
            for (int i = 1; i <= BEFORE; i++) {
                sent.add(send(desk, i));
                TimeUnit.MILLISECONDS.sleep(10);
            }
            server.terminate();
            for (int i = BEFORE + 1; !outcomes.containsValue(Outcome.UNANSWERED); i++) {
                assertThat(i).as("it stops").isLessThan(MOST);
                sent.add(send(desk, i));
                TimeUnit.MILLISECONDS.sleep(i < BEFORE + AT_THIS_RATE ? 10 : 50);
            }
            for (Thread thread : sent) {
                thread.join();
            }
            assertThat(server.exitCode(Duration.ofSeconds(25))).isZero();
        }
        for (int i = 0; i <= BEFORE; i++) {
            // On a busy machine one may be told to come again, which is an answer: it did nothing.
            assertThat(outcomes.get(i))
                    .as("command %d, sent before", i)
                    .isIn(Outcome.ANSWERED, Outcome.REFUSED);
        }
        assertThat(outcomes.values()).as("it worked before").contains(Outcome.ANSWERED);
        everyoneIsThereOnce(fund, data);
    }

    private Thread send(SmallFund.Desk desk, int number) {
        return Thread.startVirtualThread(() -> add(desk, number));
    }

    private void add(SmallFund.Desk desk, int number) {
        UUID request = requests.computeIfAbsent(number, _ -> UUID.randomUUID());
        try {
            Client added = desk.ask(ClientCalls.ADD, new AddClient(name(number)), request);
            assertThat(added.name()).isEqualTo(name(number));
            outcomes.put(number, Outcome.ANSWERED);
        } catch (Refused e) {
            assertThat(e.problem().code().status()).isEqualTo(503);
            outcomes.put(number, Outcome.REFUSED);
        } catch (UncheckedIOException e) {
            outcomes.put(number, Outcome.UNANSWERED);
        }
    }

    /// What was acknowledged is there; what was not is repeated with its own key, and is there once
    /// whether it had been done or not.
    private void everyoneIsThereOnce(SmallFund fund, Path data) throws Exception {
        List<String> acknowledged =
                outcomes.entrySet().stream()
                        .filter(entry -> entry.getValue() == Outcome.ANSWERED)
                        .map(entry -> name(entry.getKey()))
                        .toList();
        var server = ServerProcess.start(data, KillTest.QUICK_START);
        try (var desk = fund.desk(server.port())) {
            assertThat(names(desk)).containsAll(acknowledged);
            List<Integer> all = List.copyOf(requests.keySet());
            all.forEach(number -> add(desk, number));
            assertThat(names(desk)).hasSize(all.size()).doesNotHaveDuplicates();
        } finally {
            server.close();
        }
    }

    private static List<String> names(SmallFund.Desk desk) {
        return desk.ask(ClientCalls.LIST, new Nothing()).clients().stream()
                .map(Client::name)
                .toList();
    }

    private static String name(int number) {
        return "Client " + number;
    }
}
