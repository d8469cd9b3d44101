package fidus.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.RunningFidus;
import fidus.server.ServerConfig;
import fidus.server.calling.Caller;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@DisplayName("The invented fund")
class DemoFundTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-22T16:35:00Z");

    private static final Pattern OPERATOR = Pattern.compile("operator +olivia +(\\S+)");

    @TempDir Path folder;

    /// On a Sunday the last trade of every account is of Friday, two days old.
    @Test
    void tellsItsStoryOnASundayAsOnAnyDay() {
        var config =
                ServerConfig.read(
                        Map.of(), new ServerConfig.Overrides("0", folder.toString(), true));
        var said = new ByteArrayOutputStream();
        try (var fidus = RunningFidus.start(config, running(), new PrintStream(said, true));
                var caller = Caller.on(fidus.port())) {
            assertThat(openRules(caller, password(said), 510_002L))
                    .containsExactlyInAnyOrder("R16", "SECOND_COPY", "S5", "S5");
        }
    }

    /// Reports are told apart by when they came, so this clock goes on.
    private static InstantSource running() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SUNDAY));
    }

    private static String password(ByteArrayOutputStream said) {
        Matcher found = OPERATOR.matcher(said.toString(UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> openRules(Caller caller, String password, long login) {
        String token =
                caller.call(AuthCalls.LOGIN, new Login("olivia", password, "test"), "")
                        .accessToken();
        return caller
                .call(ReconciliationCalls.BREAKS, new FindBreaks(null, login, true), token)
                .breaks()
                .stream()
                .map(card -> card.found().rule())
                .toList();
    }
}
