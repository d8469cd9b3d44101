package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.util.List;
import java.util.Locale;

/// A server, a raw socket to it, and what every answer must look like.
@DisplayName("F1-F6, D19, D38: the edge of the server")
@ResourceLock("RawEdge") // its fields are those of one class at a time
abstract class RawEdge {
    static RunningServer server;

    @BeforeAll
    static void start() {
        server = TestCalls.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static void headers(RawSocket.Answer answer) {
        Problems.HEADERS.forEach(
                (name, value) ->
                        assertThat(answer.headers())
                                .containsEntry(name.toLowerCase(Locale.ROOT), value));
        for (String absent :
                List.of(
                        "server",
                        "x-powered-by",
                        "x-xss-protection",
                        "access-control-allow-origin",
                        "content-encoding",
                        "set-cookie")) {
            assertThat(answer.headers()).doesNotContainKey(absent);
        }
    }
}
