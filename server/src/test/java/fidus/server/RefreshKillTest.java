package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.auth.Refresh;
import fidus.auth.Tokens;
import fidus.contract.Nothing;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Killed at random moments while it rotates a refresh token, and asked again after the restart.
/// `-Dfidus.kills=200` kills that often.
@DisplayName("D2 R6: a server killed while it rotates a refresh token")
class RefreshKillTest {
    private static final int KILLS = Integer.getInteger("fidus.kills", 5);
    private static final long SEED = Long.getLong("fidus.seed", 20_261_121L);
    private static final int LONGEST_WAIT_MICROS = 12_000;

    @TempDir private Path folder;
    private final Random random = new Random(SEED);

    @Test
    void nobodyIsLoggedOutAndNoFamilyHasTwoLivingLeaves() throws Exception {
        Path data = folder.resolve("data");
        var fund = new SmallFund(data);
        var server = ServerProcess.start(data, KillTest.QUICK_START);
        Tokens held = signIn(fund, server);
        int answered = 0;
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                String told = "kill " + kill + ", seed " + SEED;
                Tokens before = held;
                int port = server.port();
                var asked = CompletableFuture.supplyAsync(() -> refreshed(port, before));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_WAIT_MICROS));
                server.kill();
                Tokens first = asked.get(30, TimeUnit.SECONDS);
                answered += first == null ? 0 : 1;
                server = ServerProcess.start(data, KillTest.QUICK_START);
                held = again(server.port(), before, first, told);
            }
        } finally {
            server.close();
        }
        assertThat(answered).as("answers that came before the kill").isLessThan(KILLS);
    }

    /// The old token is asked with once more, as the desktop does when no answer came. It gives the
    /// same successor, and that one still works.
    private static Tokens again(int port, Tokens before, @Nullable Tokens first, String told) {
        try (var http = new HttpCalls(port)) {
            Tokens second = refresh(http, before);
            if (first != null) {
                assertThat(second.refreshToken()).as(told).isEqualTo(first.refreshToken());
            }
            Me me = http.call(AuthCalls.ME, new Nothing(), second.accessToken(), UUID.randomUUID());
            assertThat(me.login()).as(told).isEqualTo("operator");
            return second;
        } catch (Refused e) {
            throw new AssertionError(told + ": logged out by " + e.problem(), e);
        }
    }

    private static @Nullable Tokens refreshed(int port, Tokens before) {
        try (var http = new HttpCalls(port)) {
            return refresh(http, before);
        } catch (UncheckedIOException killed) {
            return null;
        }
    }

    private static Tokens refresh(HttpCalls http, Tokens before) {
        return http.call(
                AuthCalls.REFRESH, new Refresh(before.refreshToken()), "", UUID.randomUUID());
    }

    private static Tokens signIn(SmallFund fund, ServerProcess server) {
        try (var http = new HttpCalls(server.port())) {
            return http.call(
                    AuthCalls.LOGIN,
                    new Login("operator", fund.operatorPassword(), "test"),
                    "",
                    UUID.randomUUID());
        }
    }
}
