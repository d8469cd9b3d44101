package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.bank.BankCheck;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Navigation;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;

import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.time.LocalDate;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;

/// From a break to where it is mended.
class WaysTest {
    private final RunId run = new RunId(new UUID(0, 9));
    private FakeServer fake;
    private Navigation navigation;

    @BeforeEach
    void offersScreens() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        Shell shell = fake.signedIn(Sample.NOW);
        navigation = shell.navigation();
        navigation.offer(
                Stream.of("banks", "imports", ReconciliationView.SCREEN)
                        .map(
                                id ->
                                        new Screen(
                                                id,
                                                "x",
                                                MaterialDesignS.SCALE_BALANCE,
                                                Permission.SEE_TRADING,
                                                StackPane::new))
                        .toList());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aStatementThatDoesNotTieIsTakenInAgainWhereItsFilesAre() {
        var ways = new Ways(navigation);
        ways.takeIn(card("S1", "bank/Main account"));
        assertThat(place()).isEqualTo("banks account/Main account");
        ways.takeIn(card("S2", "5001234@Broker-Live"));
        assertThat(place()).startsWith("imports");
        ways.openRun(card("S5", "bank/Main account"));
        assertThat(place()).isEqualTo(ReconciliationView.SCREEN + " run/" + run.value());
    }

    @Test
    void onlyRulesAboutStatementsAskForAFile() {
        assertThat(Stream.of("S1", "S2", "S4", "S6").map(rule -> card(rule, "bank/A")))
                .allMatch(Ways::needsFile)
                .noneMatch(card -> Ways.words(card).isEmpty());
        assertThat(Ways.needsFile(card("S5", "bank/A"))).isFalse();
    }

    @Test
    void aProofSaysByItsSignOnWhichSideRowsAreMissingOrTooMany() {
        String excess = said(Money.of("-995.00", "EUR"));
        assertThat(excess).contains("ended lower", "money in is there").contains("aside");
        assertThat(said(Money.of("995.00", "EUR"))).contains("ended higher", "money in is missing");
        assertThat(said(null)).contains("balance to prove with").isNotEqualTo(excess);
    }

    /// A total that is 0.01 off beside a proof without a rest is no missing row.
    @Test
    void whatDiffersInAStatementIsSaidByTheCheckThatFailed() {
        String key = "bank/A/statement/11";
        String rows = of(key, BankCheck.TIE + ": 911.34", Money.of("-1.00", "EUR"));
        assertThat(rows).contains("do not add up to its closing balance", "Nobody signs off");
        String total = of(key + "/figures", "sum of the group: 912.33", null);
        assertThat(total)
                .contains("total of a batch", "does not stand against a sign-off")
                .doesNotContain("closing balance", "Nobody signs off");
        assertThat(of(key, BankCheck.READ + ": 3", null))
                .contains("could be read", "Nobody signs off")
                .doesNotContain("closing balance");
        assertThat(of(key + "/figures", BankCheck.VALUED_TIE + ": 911.34", null))
                .contains("taken in whole since")
                .doesNotContain("Nobody signs off");
        assertThat(of(key + "/figures", BankCheck.READ + ": 3", null))
                .contains("told by its balances")
                .doesNotContain("Nobody signs off");
        assertThat(of("5001234@Broker-Live/s.htm", "100.00 USD + rows", Money.of("1", "USD")))
                .isEqualTo(rows);
    }

    private String of(String key, String left, @Nullable Money difference) {
        return text(Ways.words(card("S1", "bank/A", key, left, difference)));
    }

    private static String text(String words) {
        return ResourceBundle.getBundle("fidus.desktop.reconciliation.BreakPane")
                .getString("way." + words);
    }

    private String said(@Nullable Money rest) {
        return text(Ways.words(card("S6", "bank/A", rest)));
    }

    private String place() {
        var now = Objects.requireNonNull(navigation.placeProperty().get());
        return now.screen().id() + " " + now.subject();
    }

    private BreakCard card(String rule, String account) {
        return card(rule, account, null);
    }

    private BreakCard card(String rule, String account, @Nullable Money rest) {
        return card(rule, account, "key", "left", rest);
    }

    private BreakCard card(
            String rule, String account, String key, String left, @Nullable Money rest) {
        var found =
                ReconciliationBreak.seen(
                        new BreakId(new UUID(0, 1)),
                        new ReconciliationBreak.Sighting(
                                run, rule, key, left, "right", Severity.CRITICAL),
                        rest,
                        LocalDate.of(2026, 11, 20));
        return new BreakCard(
                found, account, Severity.CRITICAL, AgeBucket.DAYS_0_1, 0, null, null, null);
    }
}
