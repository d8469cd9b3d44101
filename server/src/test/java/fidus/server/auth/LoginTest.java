package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.FindAudit;
import fidus.auth.AuthCalls;
import fidus.auth.ChangePassword;
import fidus.auth.Role;
import fidus.contract.Wire;
import fidus.server.HttpCalls;
import fidus.server.RunningServer;
import fidus.server.StoredBytes;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

@DisplayName("D10, D12: signing in")
class LoginTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void wrongPasswordAndUnknownLoginAreOneAnswer() {
        var person = server.another("-one", List.of(Role.OPERATOR)).person();
        var wrong = login(person.login(), "wrong horse battery");
        var unknown = login("nobody.at.all", "wrong horse battery");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void anUnknownLoginCostsOneHashToo() {
        long before = server.parts().auth().hashesRun();
        login("nobody.else", "wrong horse battery");
        assertThat(server.parts().auth().hashesRun()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("D12: two hundred guesses at once run no more hashes than the first tries allow")
    void manyGuessesAtOnceRunFewHashes() throws Exception {
        var person = server.another("-guessed", List.of(Role.OPERATOR)).person();
        long before = server.parts().auth().hashesRun();
        var asks = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < 200; i++) {
            asks.add(() -> login(person.login(), "wrong horse battery"));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(asks)) {
                assertThat(answer.get().statusCode()).isEqualTo(401);
            }
        }
        assertThat(server.parts().auth().hashesRun() - before).isEqualTo(4);
    }

    @Test
    @DisplayName("D12: the right password during the wait gets the same answer, and after it works")
    void theRightPasswordDuringTheWaitGetsTheSameAnswer() {
        Auth.NewLogin person = server.another("-hasty", List.of(Role.OPERATOR));
        String refused = "";
        for (int i = 0; i < 4; i++) {
            refused = login(person.person().login(), "wrong horse battery").body();
        }
        var during = login(person.person().login(), person.password());
        assertThat(during.statusCode()).isEqualTo(401);
        assertThat(during.body()).isEqualTo(refused);
        server.clock().advance(Duration.ofSeconds(2));
        assertThat(login(person.person().login(), person.password()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("D12: 0, 0, 0, 1, 2, 4 … 60 seconds")
    void theWaitDoublesUpToAMinute() {
        var seconds = new ArrayList<Long>();
        for (int tries = 1; tries <= 12; tries++) {
            seconds.add(Attempts.delay(tries).toSeconds());
        }
        assertThat(seconds).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    @DisplayName("D10: a stored hash that is none is a refused sign-in and a line in the audit log")
    void aBrokenStoredHashIsARefusedSignIn() {
        Auth.NewLogin person = server.another("-broken", List.of(Role.OPERATOR));
        var people = new PersonStore();
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    var before = people.credential(unit, person.person().id());
                                    people.replace(unit, before, before.withPassword("$2b$broken"));
                                    return true;
                                });
        assertThat(login(person.person().login(), person.password()).statusCode()).isEqualTo(401);
        assertThat(actions("person/" + person.person().id().value()))
                .contains("LOGIN_HASH_CORRUPT");
    }

    @Test
    void theLoginIsReadWithoutRegardToCase() {
        Auth.NewLogin person = server.another("-case", List.of(Role.OPERATOR));
        assertThat(login("  OPERATOR-case ", person.password()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("D10: half a character in a password is 400")
    void halfACharacterIsBadInput() {
        String body =
                "{\"login\":\"x.y.z\",\"password\":\"half \\ud800 character\",\"device\":\"d\"}";
        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("D11: two years later the password is as good as it was")
    void noPasswordHasAnEnd() {
        Auth.NewLogin person = server.another("-later", List.of(Role.OPERATOR));
        server.clock().advance(Duration.ofDays(730));
        assertThat(server.signIn(person).accessToken()).isNotEmpty();
    }

    @Test
    void noPasswordOrTokenStandsInTheDatabase() {
        Auth.NewLogin person = server.another("-dump", List.of(Role.OPERATOR));
        var tokens = server.signIn(person);
        assertThat(StoredBytes.opened(server.parts().mongo()))
                .contains(person.person().login())
                .doesNotContain(person.password())
                .doesNotContain(tokens.refreshToken())
                .doesNotContain(tokens.accessToken());
    }

    @Test
    void anAccentSpelledTheOtherWaySignsInToo() {
        Auth.NewLogin person = server.another("-accent", List.of(Role.OPERATOR));
        String composed = "Ålesund im Frühling";
        var tokens = server.signIn(person);
        server.call(
                AuthCalls.CHANGE_PASSWORD,
                new ChangePassword(person.password(), composed),
                tokens.accessToken());
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(login(person.person().login(), decomposed).statusCode()).isEqualTo(200);
    }

    private static List<String> actions(String subject) {
        String auditor = server.token(Role.AUDITOR);
        return server
                .call(AuditCalls.FIND, new FindAudit(subject, null, 200), auditor)
                .rows()
                .stream()
                .map(AuditLine::action)
                .toList();
    }

    private static HttpResponse<String> login(String login, String password) {
        return post(
                Wire.STRICT
                        .createObjectNode()
                        .put("login", login)
                        .put("password", password)
                        .put("device", "test")
                        .toString());
    }

    private static HttpResponse<String> post(String body) {
        return server.send(
                "POST",
                "/api/v1/auth/login",
                HttpCalls.headers("", UUID.randomUUID(), "application/json"),
                body);
    }
}
