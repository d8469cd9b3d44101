package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Call;
import fidus.contract.Wire;
import fidus.server.RunningServer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

class LifeTest {
    @Test
    @DisplayName("D29: stopping lets a running request finish and takes no new one")
    void stoppingLetsARunningRequestFinish() throws Exception {
        try (var server = TestCalls.start()) {
            var running =
                    CompletableFuture.supplyAsync(
                            () -> server.send("GET", "/api/v1/test/wait", Map.of(), ""));
            assertThat(TestCalls.ENTERED.await(10, TimeUnit.SECONDS)).isTrue();
            server.web().drain();
            assertThat(server.send("GET", "/api/health/ready", Map.of(), "").statusCode())
                    .isEqualTo(503);
            assertThat(server.send("GET", "/api/health", Map.of(), "").statusCode()).isEqualTo(200);
            int port = server.port();
            var stopped = CompletableFuture.runAsync(() -> server.web().close());
            refusesSoon(port);
            assertThat(running).isNotDone();
            TestCalls.LEAVE.countDown();
            assertThat(running.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stopped.get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> server.send("GET", "/api/health", Map.of(), ""))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    private static void refusesSoon(int port) throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                if (RawSocket.send(
                                        port,
                                        "GET /api/health HTTP/1.1\r\n"
                                                + "Host: x\r\n"
                                                + "Connection: close\r\n\r\n")
                                .status()
                        != 200) {
                    return;
                }
            } catch (IOException e) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("A stopping server still takes new requests");
    }

    @Test
    @DisplayName("D37: the description lists exactly the answered calls")
    void theDescriptionListsExactlyTheAnsweredCalls() throws Exception {
        try (var server = RunningServer.start()) {
            JsonNode document =
                    Wire.STRICT.readTree(
                            server.send("GET", "/api/v1/openapi.json", Map.of(), "").body());
            assertThat(document.path("openapi").asText()).startsWith("3.1");
            var listed = new TreeSet<String>();
            document.path("paths")
                    .properties()
                    .forEach(
                            path ->
                                    path.getValue()
                                            .fieldNames()
                                            .forEachRemaining(
                                                    method ->
                                                            listed.add(
                                                                    method.toUpperCase(Locale.ROOT)
                                                                            + " "
                                                                            + path.getKey())));
            assertThat(listed)
                    .isEqualTo(
                            server.answered().stream()
                                    .map(Call::toString)
                                    .collect(Collectors.toCollection(TreeSet::new)));
            allReferencesLead(document, document);
        }
    }

    private static void allReferencesLead(JsonNode node, JsonNode document) {
        if (node.has("$ref")) {
            String reference = node.path("$ref").asText();
            assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
        }
        node.forEach(part -> allReferencesLead(part, document));
    }
}
