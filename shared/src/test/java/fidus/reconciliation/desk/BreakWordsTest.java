package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;

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
    void anythingElseIsItsRuleAndWhatItWasHeldAgainst() {
        assertThat(about("S6", "proof", "66679.71 USD", "65684.71 USD"))
                .isEqualTo("S6 Rest in the proof: 66679.71 USD");
    }

    @Test
    void aKeyIsReadAsTheRecordsItNames() {
        assertThat(BreakWords.ofKey(BANK, BANK + "/STATEMENT/STMT-2-5"))
                .isEqualTo("statement 2, row 5");
        assertThat(BreakWords.ofKey("1@B", "1@B/BOOK/7000123")).isEqualTo("7000123");
    }
}
