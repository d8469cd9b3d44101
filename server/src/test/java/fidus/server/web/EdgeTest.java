package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.auth.Role;
import fidus.contract.Wire;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What never reaches a handler, and how every answer looks.
final class EdgeTest extends RawEdge {
    @ParameterizedTest(name = "{0}")
    @DisplayName("F1: a method is never overridden")
    @ValueSource(strings = {"GET", "POST", "HEAD", "OPTIONS"})
    void aMethodIsNeverOverridden(String method) throws Exception {
        var answer =
                raw(
                        method
                                + " /api/v1/me HTTP/1.1\r\n"
                                + "Host: x\r\n"
                                + "X-HTTP-Method-Override: DELETE\r\n"
                                + "Connection: close\r\n"
                                + "Content-Length: 0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        proper(answer, !method.equals("HEAD"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("F2: a path in another spelling reaches nothing")
    @ValueSource(
            strings = {
                "/public/%2e%2e/api/v1/me",
                "/api/v1/..%2f..%2fetc%2fpasswd",
                "/api/..;/v1/me",
                "/api/%u002e%u002e/v1/me",
                "/api/v1/%2e/me",
                "/api//v1/me",
                "/api/v1\\me",
                "/api/v1/me%00",
                "/api/v1/%zz"
            })
    void aPathInAnotherSpellingReachesNothing(String path) throws Exception {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        proper(answer, true);
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("F2: requests that only lenient servers read are refused")
    @ValueSource(
            strings = {
                "GET /api/v1/me HTTP/1.1\nHost: x\n\n",
                "GET /api/v1/me HTTP/1.1\r\n\r\n",
                "GET /api/v1/me HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET  /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                        + "Content-Length: 3\r\nConnection: close\r\n\r\n{}",
                "\u0001\u0002\u0003\r\n\r\n"
            })
    void whatOnlyLenientServersReadIsRefused(String request) throws Exception {
        var answer = raw(request);
        assertThat(answer.status()).isBetween(400, 505).isNotEqualTo(500);
        assertThat(answer.body()).doesNotContain("<html", "Jetty");
    }

    @Test
    void headersBeyondAllMeasureAreRefused() throws Exception {
        var answer =
                raw(
                        "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Long: "
                                + "x".repeat(20_000)
                                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(431);
        proper(answer, true);
    }

    @Test
    @DisplayName("F3: two hundred slow bodies do not keep others from their answers")
    void slowBodiesKeepNobodyFromTheirAnswers() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                var socket = new Socket();
                socket.connect(new InetSocketAddress("127.0.0.1", server.port()), 2_000);
                socket.getOutputStream()
                        .write(
                                ("POST /api/v1/auth/login HTTP/1.1\r\n"
                                                + "Host: x\r\n"
                                                + "Content-Type: application/json\r\n"
                                                + "Content-Length: 1000\r\n\r\n"
                                                + "{")
                                        .getBytes(ISO_8859_1));
                slow.add(socket);
            }
            for (int i = 0; i < 20; i++) {
                long before = System.nanoTime();
                assertThat(server.send("GET", "/api/health/ready", Map.of(), "").statusCode())
                        .isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isLessThan(Duration.ofSeconds(2));
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    @DisplayName(
            "D19, D38: every status comes with the same headers, and every refusal as problem+json")
    void everyStatusComesWithTheSameHeaders() throws Exception {
        String token = server.token(Role.OPERATOR);
        String json = "Content-Type: application/json\r\n";
        Map<Integer, String> requests =
                Map.of(
                        200, request("GET", "/api/health", "", ""),
                        400, request("POST", "/api/v1/auth/login", json, "{"),
                        401, request("GET", "/api/v1/me", "", ""),
                        403,
                                request(
                                        "GET",
                                        "/api/v1/people",
                                        "Authorization: Bearer " + token + "\r\n",
                                        ""),
                        404, request("GET", "/api/v9/x", "", ""),
                        405, request("DELETE", "/api/v1/me", "", ""),
                        413, request("POST", "/api/v1/auth/login", json, "x".repeat(300_000)),
                        415,
                                request(
                                        "POST",
                                        "/api/v1/auth/login",
                                        "Content-Type: text/plain\r\n",
                                        "{}"),
                        500, request("GET", "/api/v1/test/break", "", ""));
        for (Map.Entry<Integer, String> each : requests.entrySet()) {
            var answer = raw(each.getValue());
            assertThat(answer.status()).as(answer.body()).isEqualTo(each.getKey());
            headers(answer);
            if (each.getKey() != 200) {
                proper(answer, true);
            }
        }
    }

    @Test
    @DisplayName("D38: an error of the platform is answered like any other failure")
    void whoRunsOutOfMemoryAnswersInTheSameWay() throws Exception {
        var answer = raw(request("GET", "/api/v1/test/run-out", "", ""));
        assertThat(answer.status()).isEqualTo(500);
        headers(answer);
        proper(answer, true);
        assertThat(answer.body()).contains("incident").doesNotContain("heap");
    }

    @Test
    @DisplayName("D9: a parameter that is cut within a sign is not said to be given twice")
    void aParameterThatCannotBeReadIsNamed() throws Exception {
        String token = server.token(Role.AUDITOR);
        var answer =
                raw(
                        request(
                                "GET",
                                "/api/v1/audit?limit=%",
                                "Authorization: Bearer " + token + "\r\n",
                                ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("per cent sign").doesNotContain("once");
    }

    @Test
    @DisplayName("V13.4.4: what was sent is not sent back")
    void nothingIsTraced() throws Exception {
        var answer = raw(request("TRACE", "/api/v1/me", "X-Mark: sent\r\n", ""));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).doesNotContain("sent");
    }

    private static String request(String method, String path, String headers, String body) {
        return method
                + " "
                + path
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + headers
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private static RawSocket.Answer raw(String request) throws Exception {
        return RawSocket.send(server.port(), request);
    }

    private static void proper(RawSocket.Answer answer, boolean body) throws Exception {
        headers(answer);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        if (!body) {
            return;
        }
        JsonNode problem = Wire.STRICT.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("type").asText()).startsWith("urn:fidus:problem:");
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("code").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty();
        assertThat(problem.path("fields").isArray()).isTrue();
        assertThat(answer.body())
                .doesNotContainPattern(
                        "(?i)exception|fidus\\.server|mongodb|java\\.|\\bat [a-z]+\\.|password@");
        assertThat(problem.has("instance")).isEqualTo(answer.status() == 500);
    }

    @Test
    @DisplayName("D21: no other site may read an answer")
    void noOtherSiteMayReadAnAnswer() throws Exception {
        for (String origin : List.of("null", "https://fidus.example.evil", "http://127.0.0.1")) {
            var answer = raw(request("GET", "/api/health", "Origin: " + origin + "\r\n", ""));
            assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }
}
