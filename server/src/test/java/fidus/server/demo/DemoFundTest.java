package fidus.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.money.Money;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.RunningFidus;
import fidus.server.ServerConfig;
import fidus.server.calling.Caller;

import org.jspecify.annotations.Nullable;
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
            String token = token(caller, password(said));
            assertThat(openRules(caller, token, 510_002L))
                    .containsExactlyInAnyOrder("R16", "SECOND_COPY", "S5", "S5");
            assertThat(once(caller, token))
                    .as("the broker corrected one deal of it by this")
                    .containsExactly(Money.of("37.20", "USD"));
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

    private static String token(Caller caller, String password) {
        return caller.call(AuthCalls.LOGIN, new Login("olivia", password, "test"), "")
                .accessToken();
    }

    /// What the unsettled breaks of the account come to, each once.
    private static @Nullable List<Money> once(Caller caller, String token) {
        FindBreakPage all = FindBreakPage.all(0);
        var find =
                new FindBreakPage(
                        FindBreakPage.Place.BROKER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        FindBreakPage.States.UNSETTLED,
                        false,
                        null,
                        null,
                        null,
                        "510002",
                        null,
                        null,
                        all.order(),
                        0,
                        0);
        return caller.call(ReconciliationCalls.BREAK_PAGE, find, token).once();
    }

    private static List<String> openRules(Caller caller, String token, long login) {
        return caller
                .call(ReconciliationCalls.BREAKS, new FindBreaks(null, login, true), token)
                .breaks()
                .stream()
                .map(card -> card.found().rule())
                .toList();
    }
}
