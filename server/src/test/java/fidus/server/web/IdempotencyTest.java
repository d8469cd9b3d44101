package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.server.HttpCalls;
import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

@DisplayName("D27: the same request acts once")
class IdempotencyTest {
    private static RunningServer server;
    private static String operator;

    @BeforeAll
    static void start() {
        server = TestCalls.start();
        operator = server.token(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aCommandWithoutKeyIsRefused() {
        var headers =
                new HashMap<>(HttpCalls.headers(operator, UUID.randomUUID(), "application/json"));
        headers.remove("Idempotency-Key");
        var missing = server.send("POST", "/api/v1/test/notes", headers, note("a", 1));
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).contains("KEY_MISSING");
        headers.put("Idempotency-Key", "not-an-identity");
        assertThat(server.send("POST", "/api/v1/test/notes", headers, note("a", 1)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        UUID key = UUID.randomUUID();
        assertThat(post(key, note("first", 1)).statusCode()).isEqualTo(200);
        var other = post(key, note("second", 1));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("REQUEST_REUSED");
    }

    @Test
    void aRepeatedRequestActsOnceAndGetsTheFirstAnswer() {
        long before = notes();
        UUID key = UUID.randomUUID();
        var first = post(key, note("once", 7));
        var again = post(key, "{ \"number\": 7, \"text\": \"once\" }");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(notes()).isEqualTo(before + 1);
    }

    @Test
    void aRefusalIsNotKept() {
        UUID key = UUID.randomUUID();
        assertThat(post(key, note(" ", 1)).statusCode()).isEqualTo(400);
        assertThat(post(key, note("better", 1)).statusCode()).isEqualTo(200);
    }

    @Test
    void keysOfTwoPeopleHaveNothingToDoWithEachOther() {
        long before = notes();
        UUID key = UUID.randomUUID();
        assertThat(post(key, note("mine", 1)).statusCode()).isEqualTo(200);
        var theirs =
                server.send(
                        "POST",
                        "/api/v1/test/notes",
                        HttpCalls.headers(server.token(Role.APPROVER), key, "application/json"),
                        note("theirs", 2));
        assertThat(theirs.statusCode()).isEqualTo(200);
        assertThat(notes()).isEqualTo(before + 2);
    }

    @Test
    void thirtyTwoIdenticalCommandsAtOnceHaveOneEffect() throws Exception {
        long before = notes();
        UUID key = UUID.randomUUID();
        var asks = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < 32; i++) {
            asks.add(() -> post(key, note("together", 3)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(asks)) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            }
        }
        assertThat(notes()).isEqualTo(before + 1);
    }

    private static long notes() {
        return server.call(TestCalls.NOTES, new Nothing(), "").count();
    }

    private static HttpResponse<String> post(UUID key, String body) {
        return server.send(
                "POST",
                "/api/v1/test/notes",
                HttpCalls.headers(operator, key, "application/json"),
                body);
    }

    private static String note(String text, int number) {
        return "{\"text\":\"" + text + "\",\"number\":" + number + "}";
    }
}
