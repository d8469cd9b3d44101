package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.desk.ReasonWords;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;

/// Why a row is unmatched, put into words where it is shown.
final class ReasonWordsTest {
    private static final String KEPT =
            "Closest in P8: ENTRY-50-1. SIGN money out, limit money in; AMOUNT -14985.00, limit"
                    + " 0.00; AMBIGUOUS 0.0000, limit 0.0500; SUGGEST_ONLY P8, limit decided by a"
                    + " person.";

    @Test
    void everyConditionIsASentenceOfItsOwn() {
        assertThat(ReasonWords.of(KEPT))
                .isEqualTo(
                        "Closest: entry 50, line 1. The statement says money out, the books money"
                                + " in; the amounts differ without their signs too, allowed is"
                                + " 0.00; another candidate is as good but for 0.0000, needed is"
                                + " 0.0500; such a pair is only proposed, a person"
                                + " decides.");
        assertThat(ReasonWords.of(KEPT.replace("SIGN money out, limit money in; ", "")))
                .contains("The amounts are 14985.00 apart, allowed is 0.00;");
        assertThat(ReasonWords.closestRow(KEPT)).isEqualTo("ENTRY-50-1");
        assertThat(ReasonWords.withoutRow(KEPT)).startsWith("The statement says money out");
    }

    @Test
    void severalRowsAndASearchThatWasNotMadeAreReadToo() {
        String kept =
                "Closest in P5: 3 rows, STMT-1-2. GROUP 1 : 3 rows, limit 2 to 5 all free at once."
                        + " No subset was looked for: POOL_TOO_LARGE 40 rows, limit 30.";

        assertThat(ReasonWords.closestRow(kept)).isEqualTo("STMT-1-2");
        assertThat(ReasonWords.withoutRow(kept))
                .isEqualTo(
                        "The group has 1 : 3 rows, possible is 2 to 5 all free at once. No subset"
                                + " was looked for: there are 40 rows to choose from, at most 30.");
    }

    @Test
    void whatIsNoSuchSentenceStays() {
        String kept = "No statement row of this currency within 7 days.";

        assertThat(ReasonWords.of(kept)).isEqualTo(kept);
        assertThat(ReasonWords.withoutRow(kept)).isEqualTo(kept);
        assertThat(ReasonWords.closestRow(kept)).isNull();
    }

    @Test
    void aKeyThatIsTooShortToBeLookedForIsNamed() {
        var failed = new Explanation.Failure(Condition.REFERENCE, "0.0000", "1.0000");
        String kept = "Closest in P5: STMT-1-2. " + failed + ".";
        var row = row("K3");
        var why = new Explanation(new RowRef(Side.BOOK, row.rowId()), null, List.of(failed), kept);

        String said = "The key K3 has under 3 characters and is not looked for in texts.";
        assertThat(ReasonWords.withoutRow(kept, List.of(row))).isEqualTo(said);
        assertThat(ReasonWords.ofKey(why, List.of(row))).isEqualTo(said);
        String other =
                "The key of the group is not in the other row or its text (one under 3 characters"
                        + " is not looked for).";
        assertThat(ReasonWords.withoutRow(kept)).isEqualTo(other);
        assertThat(ReasonWords.ofKey(why, List.of(row("KEY-3")))).isEqualTo(other);
        String text = "Closest in P1: S. REFERENCE 0.0000, limit 0.9500.";
        assertThat(ReasonWords.withoutRow(text, List.of(row)))
                .isEqualTo("The references are alike by 0.0000, needed is 0.9500.");
    }

    private static MatchRow row(String key) {
        return new MatchRow(
                "B1", LocalDate.of(2026, 12, 4), null, Money.of("1.00", "USD"), "", "PAYROLL", key);
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void noCodeIsLeft(Condition condition) {
        var failed = new Explanation.Failure(condition, "measured", "asked");

        assertThat(ReasonWords.of("Closest in P1: 7. " + failed + "."))
                .doesNotContain(condition.name());
    }
}
