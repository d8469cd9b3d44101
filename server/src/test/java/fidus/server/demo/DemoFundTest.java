package fidus.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toList;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.TransitProposal;
import fidus.contract.Nothing;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.BreakCard;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            Map<String, List<String>> open = openRules(caller, token);
            assertThat(open.get("510002@NorthBridge-Live"))
                    .containsExactlyInAnyOrder("R16", "SECOND_COPY", "S5", "S5");
            assertThat(open.get("bank/Northern Bank USD"))
                    .as("a charge kept, and what the books do not know yet")
                    .containsExactlyInAnyOrder("AMOUNT_DIFFERENCE", "S5", "S5", "S5", "S5", "S5");
            assertThat(offered(caller, token)).containsExactly("9750.00", "15000.00", "-50000.00");
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

    /// By account.
    private static Map<String, List<String>> openRules(Caller caller, String token) {
        return caller
                .call(ReconciliationCalls.BREAKS, new FindBreaks(null, null, true), token)
                .breaks()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                BreakCard::account,
                                Collectors.mapping(card -> card.found().rule(), toList())));
    }

    /// Sums of the proposed deposits and of money in transit that waits for its end at the bank.
    private static List<String> offered(Caller caller, String token) {
        HouseAccountId bank =
                caller.call(BankCalls.ACCOUNTS, new Nothing(), token)
                        .accounts()
                        .getFirst()
                        .account()
                        .id();
        Proposals offers = caller.call(BankCalls.PROPOSALS, new AboutBankAccount(bank), token);
        return Stream.concat(
                        offers.deposits().stream().map(DepositProposal::money).sorted(),
                        offers.transits().stream().map(TransitProposal::money))
                .map(money -> money.amount().toPlainString())
                .toList();
    }
}
