package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.UUID;

class BreakWordsTest {
    private static final String BANK = "bank/Main account";

    private static String about(String rule, String key, String left, String right) {
        var seen =
                new ReconciliationBreak.Sighting(
                        new RunId(new UUID(0, 1)),
                        rule,
                        BANK + "/" + key,
                        left,
                        right,
                        Severity.WARNING);
        return BreakWords.about(
                BANK,
                ReconciliationBreak.seen(
                        new BreakId(new UUID(0, 2)),
                        seen,
                        Money.of("-2.27", "USD"),
                        LocalDate.of(2026, 11, 20)));
    }

    @Test
    void twoRowsThatDifferAreNamedByWhereTheyStand() {
        assertThat(
                        about(
                                "AMOUNT_DIFFERENCE",
                                "ENTRY-12-1/STMT-2-5",
                                "book rows ENTRY-12-1",
                                "statement rows STMT-2-5"))
                .isEqualTo("Amount difference: entry 12, line 1 against statement 2, row 5");
        assertThat(
                        about(
                                "AMOUNT_DIFFERENCE",
                                "ENTRY-12-1,ENTRY-13-1/STMT-2-5",
                                "book rows ENTRY-12-1, ENTRY-13-1",
                                "statement rows STMT-2-5"))
                .isEqualTo(
                        "Amount difference: entry 12, line 1; entry 13, line 1 against statement"
                                + " 2, row 5");
    }

    @Test
    void anUnmatchedRowIsItsDayAndText() {
        assertThat(
                        about(
                                "S5",
                                "BOOK/ENTRY-12-1",
                                "2.27 USD 2026-11-20 Wire",
                                "NO_COUNTERPART: nothing"))
                .isEqualTo("Book 2026-11-20 Wire");
        assertThat(
                        about(
                                "S5",
                                "STATEMENT/STMT-2-5",
                                "NO_COUNTERPART: nothing",
                                "-2.27 USD 2026-11-20 Fee"))
                .isEqualTo("Statement 2026-11-20 Fee");
    }

    @Test
    void itsOwnNameAtTheEndIsSaidInWordsAndWhatTheBankWroteIsNot() {
        String left = "NO_COUNTERPART: nothing";
        String key = "STATEMENT/STMT-9-1";
        assertThat(about("S5", key, left, "-2.27 USD 2026-11-20 For STMT-9-2 STMT-9-1"))
                .isEqualTo("Statement 2026-11-20 For STMT-9-2 statement 9, row 1");
        assertThat(about("S5", key, left, "-2.27 USD 2026-11-20 STMT-9-1"))
                .isEqualTo("Statement 2026-11-20 statement 9, row 1");
    }

    @Test
    void anythingElseIsItsRuleAndWhatItWasHeldAgainst() {
        assertThat(about("S6", "proof", "66679.71 USD", "65684.71 USD"))
                .isEqualTo("Rest in the proof (S6): 66679.71 USD");
    }

    @Test
    void inASentenceItsSumStandsFirst() {
        assertThat(
                        named(
                                "AMOUNT_DIFFERENCE",
                                "book rows ENTRY-12-1",
                                "statement rows STMT-2-5",
                                Money.of("-2.27", "USD")))
                .isEqualTo(
                        "-2.27 USD (Amount difference: entry 12, line 1 against statement 2, row"
                                + " 5)");
        assertThat(named("S4", "no statement that reaches 2026-11-20", "due on 2026-11-20", null))
                .isEqualTo("Statement missing (S4): no statement that reaches 2026-11-20");
        assertThat(named("S1", "x".repeat(500), "0.00 USD", null))
                .hasSizeLessThan(200)
                .endsWith("x…");
    }

    private static String named(String rule, String left, String right, @Nullable Money sum) {
        var seen =
                new ReconciliationBreak.Sighting(
                        new RunId(new UUID(0, 1)),
                        rule,
                        BANK + "/ENTRY-12-1/STMT-2-5",
                        left,
                        right,
                        Severity.WARNING);
        return BreakWords.named(
                BANK,
                ReconciliationBreak.seen(
                        new BreakId(new UUID(0, 2)), seen, sum, LocalDate.of(2026, 11, 20)));
    }

    @Test
    void whatARuleListsIsReadWithoutBrackets() {
        assertThat(about("R17", "B/602011/2026-11-16T10:00:00Z", "[601@B, 602@B]", "one login"))
                .isEqualTo("Deal on two logins (R17): 601@B, 602@B");
        assertThat(about("R14", "601@B", "2 held by Q5", "0 held"))
                .isEqualTo("Held for a jump (R14): 2 held");
    }

    @Test
    void withoutItsSidesItIsItsRuleAndTheRecordsOfItsKey() {
        assertThat(BreakWords.ofRule("1@B", "R17", "B/602011/2026-11-16T10:00:00Z"))
                .isEqualTo("Deal on two logins (R17) (ticket 602011, 2026-11-16 10:00)");
        assertThat(BreakWords.ofRule("1@B", "R13", "1@B")).isEqualTo("Old reading (R13)");
    }

    @Test
    void aKeyIsReadAsTheRecordsItNames() {
        assertThat(BreakWords.ofKey(BANK, BANK + "/STATEMENT/STMT-2-5"))
                .isEqualTo("statement 2, row 5");
        assertThat(BreakWords.ofKey("1@B", "1@B/BOOK/7000123")).isEqualTo("7000123");
        assertThat(BreakWords.ofKey("1@B", "B/1/7000123/0123456789abcdef"))
                .isEqualTo("ticket 7000123");
        assertThat(BreakWords.ofKey("1@B", "B/1/7000123")).isEqualTo("ticket 7000123");
        assertThat(BreakWords.ofKey("1@B", "B/7000123/2026-11-16T10:00:00Z"))
                .isEqualTo("ticket 7000123, 2026-11-16 10:00");
        assertThat(BreakWords.ofKey("1@B", "1@B/2026-11-16T10:00:00Z/2026-11-17T10:00:30Z"))
                .isEqualTo("2026-11-16 10:00 to 2026-11-17 10:00");
        assertThat(BreakWords.ofKey(BANK, BANK + "/2026-11-01/2026-11-30"))
                .isEqualTo("2026-11-01 to 2026-11-30");
        assertThat(BreakWords.ofKey(BANK, BANK + "/number/5/2026-11-30"))
                .isEqualTo("number 5, 2026-11-30");
        assertThat(BreakWords.ofKey("1@B", "1@B/7001,7002/7003"))
                .isEqualTo("7001; 7002 against 7003");
        assertThat(BreakWords.ofKey("1@B", "statements/1@B")).isEqualTo("1@B");
    }
}
