package fidus.server.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.RunningServer;
import fidus.server.SettableClock;
import fidus.server.embedded.AllowedCommands;
import fidus.server.embedded.Credentials;
import fidus.server.embedded.EmbeddedStore;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class CapabilitiesTest {
    private static final SettableClock CLOCK = new SettableClock(RunningServer.START);

    @Test
    void theEmbeddedStoreCanHoldMoneyAndKeepsNothingOfTheTrial() {
        var commands = new AllowedCommands();
        try (var store = EmbeddedStore.inMemory(Credentials.random());
                Mongo mongo = Mongo.connect(store.uri(), CLOCK, List.of(commands))) {
            assertThatCode(() -> Capabilities.require(mongo)).doesNotThrowAnyException();
            assertThat(mongo.raw().listCollectionNames().into(new ArrayList<>())).isEmpty();
        }
        commands.verify();
    }

    @Test
    void aDatabaseThatIsNotThereIsRefusedInBoundedTime() throws Exception {
        String uri = "mongodb://127.0.0.1:" + closedPort() + "/?replicaSet=none";
        try (Mongo mongo = Mongo.connect(uri, CLOCK, List.of())) {
            long before = System.nanoTime();
            Refused refused =
                    catchThrowableOfType(Refused.class, () -> Capabilities.require(mongo));
            assertThat(refused).isNotNull();
            assertThat(refused.problem().code()).isEqualTo(Problem.Code.UNAVAILABLE);
            assertThat(refused.problem().message()).contains("an answer");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(mongo.answers()).isFalse();
        }
    }

    private static int closedPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
