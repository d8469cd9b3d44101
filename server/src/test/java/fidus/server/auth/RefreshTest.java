package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.FindAudit;
import fidus.auth.AuthCalls;
import fidus.auth.Me;
import fidus.auth.Refresh;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.server.RunningServer;
import fidus.server.secrets.Secrets;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

@DisplayName("D2: refresh tokens")
class RefreshTest {
    private static RunningServer server;
    private static int people;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("R1: fifty refreshes at once of one token all get one successor")
    void fiftyRefreshesAtOnceGetOneSuccessor() throws Exception {
        Tokens first = signIn();
        var asks = new ArrayList<Callable<Tokens>>();
        for (int i = 0; i < 50; i++) {
            asks.add(() -> refresh(first.refreshToken()));
        }
        var successors = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Tokens> answer : threads.invokeAll(asks)) {
                successors.add(answer.get().refreshToken());
            }
        }
        assertThat(successors).hasSize(50);
        assertThat(successors.stream().collect(Collectors.toSet()))
                .hasSize(1)
                .doesNotContain(first.refreshToken());
    }

    @Test
    @DisplayName("R2: a lost answer is given again within ten seconds")
    void aLostAnswerIsGivenAgain() {
        Tokens first = signIn();
        Tokens lost = refresh(first.refreshToken());
        server.clock().advance(Duration.ofSeconds(3));
        Tokens again = refresh(first.refreshToken());
        assertThat(again.refreshToken()).isEqualTo(lost.refreshToken());
        assertThat(again.endsAt()).isEqualTo(first.endsAt());
        assertThat(me(again).login()).startsWith("operator");
        assertThat(refresh(again.refreshToken()).refreshToken()).isNotEqualTo(again.refreshToken());
    }

    @Test
    @DisplayName("R3: the old token after its successor was used ends the session at once")
    void aTokenUsedAfterItsSuccessorEndsTheSession() {
        Tokens first = signIn();
        Tokens second = refresh(first.refreshToken());
        Tokens third = refresh(second.refreshToken());
        assertThat(me(third).login()).startsWith("operator");

        refused(() -> refresh(first.refreshToken()));

        refused(() -> me(third));
        refused(() -> refresh(third.refreshToken()));
        assertThat(actions()).contains("AUTHN_TOKEN_REUSE");
    }

    @Test
    @DisplayName("R4: the old token after eleven seconds ends the session at once")
    void anOldTokenAfterElevenSecondsEndsTheSession() {
        Tokens first = signIn();
        Tokens second = refresh(first.refreshToken());
        server.clock().advance(Duration.ofSeconds(11));

        refused(() -> refresh(first.refreshToken()));

        refused(() -> me(second));
        refused(() -> refresh(second.refreshToken()));
    }

    @Test
    void refreshingNeverMovesTheAbsoluteEnd() {
        Tokens tokens = signIn();
        Tokens before = tokens;
        for (int i = 0; i < 9; i++) {
            server.clock().advance(Duration.ofHours(1));
            tokens = refresh(tokens.refreshToken());
            assertThat(tokens.endsAt()).isEqualTo(before.endsAt());
        }
        Tokens last = tokens;
        server.clock().advance(Duration.ofMinutes(61));
        refused(() -> refresh(last.refreshToken()));
    }

    @Test
    void aTokenNeverIssuedIsRefused() {
        refused(() -> refresh(Secrets.random(Refreshes.BYTES)));
        refused(() -> refresh("x".repeat(5_000)));
    }

    @Test
    void theDatabaseHoldsNoTokenThatWorks() {
        Tokens first = signIn();
        refused(() -> refresh(Sealed.hash(first.refreshToken())));
    }

    private static synchronized Tokens signIn() {
        people++;
        return server.signIn(server.another("-" + people, List.of(Role.OPERATOR)));
    }

    private static Tokens refresh(String token) {
        return server.call(AuthCalls.REFRESH, new Refresh(token), "");
    }

    private static Me me(Tokens tokens) {
        return server.call(AuthCalls.ME, new Nothing(), tokens.accessToken());
    }

    private static List<String> actions() {
        String auditor =
                server.signIn(server.another("-reads", List.of(Role.AUDITOR))).accessToken();
        return server.call(AuditCalls.FIND, new FindAudit(null, null, 200), auditor).rows().stream()
                .map(AuditLine::action)
                .toList();
    }

    private static void refused(ThrowingCallable ask) {
        assertThatThrownBy(ask)
                .isInstanceOf(Refused.class)
                .hasMessage("UNAUTHENTICATED: Sign in first.");
    }
}
