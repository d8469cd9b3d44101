package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.audit.AuditCalls;
import fidus.audit.FindAudit;
import fidus.auth.AuthCalls;
import fidus.auth.Refresh;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.HttpCalls;
import fidus.server.Logged;
import fidus.server.RunningServer;
import fidus.server.web.Paces.Rate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@DisplayName("D6: who asks too often waits, and nobody else does")
class PaceTest {
    @Test
    void theTwentyFirstSignInOfAnAddressWaitsWhateverLoginItNames() {
        try (var server = RunningServer.atThePaceOfTheHouse();
                var log = new Logged("fidus.server.web")) {
            String auditor = server.token(Role.AUDITOR);
            for (int i = 0; i < 19; i++) {
                assertThat(login(server, "invented" + i, i).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> refused = login(server, "invented20", 20);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("3");
            assertThat(refused.headers().firstValue("RateLimit-Policy"))
                    .hasValue("\"sign-in\";q=20;w=60");
            assertThat(refused.headers().firstValue("RateLimit")).hasValue("\"sign-in\";r=0;t=3");
            assertThat(refused.body())
                    .contains("http-problem-types#quota-exceeded", "Try again in 3 seconds.");
            assertThat(actions(server, auditor)).doesNotContain("LOGIN_FAILED");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("excess_rate_limit_exceeded"))
                    .singleElement()
                    .asString()
                    .startsWith("excess_rate_limit_exceeded 127.0.0.1 for sign-in");
            server.clock().advance(Duration.ofSeconds(3));
            assertThat(login(server, "invented21", 21).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aGuessedRefreshTokenDoesNotStandInLineWithWhatIsStored() {
        try (var server = RunningServer.start()) {
            String auditor = server.token(Role.AUDITOR);
            int before = actions(server, auditor).size();
            var codes =
                    server.parts()
                            .mongo()
                            .write(
                                    _ -> {
                                        Map<Problem.Code, Integer> seen = new HashMap<>();
                                        for (int i = 0; i < 20; i++) {
                                            seen.merge(guess(server), 1, Integer::sum);
                                        }
                                        return seen;
                                    });
            assertThat(codes).containsExactly(Map.entry(Problem.Code.UNAUTHENTICATED, 20));
            assertThat(actions(server, auditor)).hasSize(before);
        }
    }

    @Test
    void theHundredAndFirstQuestionAtOnceWaitsAndAnotherPersonDoesNot() {
        try (var server = RunningServer.atThePaceOfTheHouse()) {
            String one = server.token(Role.OPERATOR);
            String other = server.token(Role.APPROVER);
            for (int i = 0; i < 100; i++) {
                assertThat(ask(server, one).statusCode()).isEqualTo(200);
            }
            assertThat(ask(server, one).statusCode()).isEqualTo(429);
            assertThat(ask(server, other).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whileTooMuchIsBeingAnsweredEverybodyIsToldToComeBack() {
        Rate none = Rate.NONE;
        try (var server = RunningServer.at(new Paces(none, none, none, none, none, 0))) {
            HttpResponse<String> refused = login(server, "somebody", 1);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void howManyAreKnownIsBounded() {
        var turns = new Turns();
        var rate = new Rate(60, 1);
        Instant now = RunningServer.START;
        for (int i = 0; i < 2 * Turns.MOST_KNOWN; i++) {
            var _ = turns.ask("address " + i, rate, now);
        }
        assertThat(turns.known()).isLessThanOrEqualTo(Turns.MOST_KNOWN + 1);
        assertThat(turns.ask("address 1", rate, now)).isPositive();
        assertThat(turns.ask("a newcomer", rate, now)).as("shares one number").isPositive();
        Instant later = now.plusSeconds(2);
        assertThat(turns.ask("a newcomer", rate, later)).as("the quiet are forgotten").isZero();
        assertThat(turns.known()).isEqualTo(1);
    }

    @Test
    void aClockThatIsPutBackLocksNobodyOut() {
        var turns = new Turns();
        var rate = new Rate(60, 2);
        Instant now = RunningServer.START;
        assertThat(turns.ask("one", rate, now)).isZero();
        assertThat(turns.ask("one", rate, now.minus(Duration.ofDays(1)))).isZero();
    }

    private static Problem.Code guess(RunningServer server) {
        try {
            var _ = server.call(AuthCalls.REFRESH, new Refresh(UUID.randomUUID().toString()), "");
            throw new AssertionError("A guess was good.");
        } catch (Refused e) {
            return e.problem().code();
        }
    }

    private static List<String> actions(RunningServer server, String auditor) {
        return server.call(AuditCalls.FIND, new FindAudit(null, null, 200), auditor).rows().stream()
                .map(line -> line.action())
                .toList();
    }

    private static HttpResponse<String> ask(RunningServer server, String token) {
        Call<?, ?> me = AuthCalls.ME;
        return server.send(
                me.method(), me.path(), HttpCalls.headers(token, UUID.randomUUID(), "x/y"), "");
    }

    private static HttpResponse<String> login(RunningServer server, String login, int address) {
        var headers = new HashMap<>(HttpCalls.headers("", UUID.randomUUID(), "application/json"));
        headers.put("X-Forwarded-For", "203.0.113." + address);
        return server.send(
                "POST",
                AuthCalls.LOGIN.path(),
                headers,
                "{\"login\":\"" + login + "\",\"password\":\"wrong horse\",\"device\":\"d\"}");
    }
}
