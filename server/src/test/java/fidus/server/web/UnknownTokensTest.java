package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.server.RunningServer;
import fidus.server.web.Paces.Rate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

@DisplayName("D6: guessed tokens are counted for their address, and nobody else waits for that")
class UnknownTokensTest {
    private static final int AT_ONCE = 5;

    @Test
    void whoBringsTokensNobodyGaveWaitsAndWhoIsSignedInAtTheSameAddressDoesNot() {
        Rate none = Rate.NONE;
        try (var server =
                RunningServer.at(new Paces(none, none, none, none, new Rate(60, AT_ONCE), 200))) {
            String token = server.token(Role.OPERATOR);
            String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
            for (int i = 0; i < AT_ONCE; i++) {
                assertThat(me(server, forged)).isEqualTo(401);
            }
            assertThat(me(server, forged)).isEqualTo(429);
            assertThat(me(server, "another")).isEqualTo(429);
            assertThat(me(server, token)).isEqualTo(200);
            server.clock().advance(Duration.ofSeconds(1));
            assertThat(me(server, forged)).isEqualTo(401);
        }
    }

    @Test
    void whoBringsNoTokenOrHalfACommandIsCountedInTheSameWay() {
        Rate none = Rate.NONE;
        try (var server =
                RunningServer.at(new Paces(none, none, none, none, new Rate(60, AT_ONCE), 200))) {
            String token = server.token(Role.OPERATOR);
            for (int i = 1; i < AT_ONCE; i++) {
                assertThat(server.send("GET", "/api/v1/me", Map.of(), "").statusCode())
                        .isEqualTo(401);
            }
            var other = Map.of("Authorization", "Basic YTpi");
            assertThat(server.send("GET", "/api/v1/me", other, "").statusCode()).isEqualTo(401);
            var refused = server.send("GET", "/api/v1/me", Map.of(), "");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(server.send("POST", "/api/v1/auth/logout", Map.of(), "{}").statusCode())
                    .isEqualTo(429);
            assertThat(me(server, token)).isEqualTo(200);
        }
    }

    private static int me(RunningServer server, String token) {
        return server.send("GET", "/api/v1/me", Map.of("Authorization", "Bearer " + token), "")
                .statusCode();
    }
}
