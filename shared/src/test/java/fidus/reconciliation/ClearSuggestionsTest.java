package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/// What is accepted many at once decides nothing that only a person can decide.
class ClearSuggestionsTest {
    private static final BigDecimal MARGIN = new BigDecimal("0.05");
    private static final BigDecimal LEAST = new BigDecimal("0.60");

    private static Suggestion one(String score, String book, String statement, String difference) {
        return new Suggestion(
                1,
                Condition.AMBIGUOUS,
                "P1",
                new BigDecimal(score),
                List.of(book),
                List.of(statement),
                Money.of(difference, "USD"),
                0);
    }

    private static Suggestion one(String score, String book, String statement) {
        return one(score, book, statement, "0.00");
    }

    @Test
    void oneFeeInTheBooksAgainstTwoOnTheStatementIsLeftToAPerson() {
        ClearSuggestions clear =
                ClearSuggestions.of(
                        List.of(one("1.0000", "b1", "s1"), one("1.0000", "b1", "s2")),
                        LEAST,
                        MARGIN);

        assertThat(clear.accepted()).isEmpty();
        assertThat(clear.left()).isEqualTo(2);
        assertThat(clear.saidLeft()).isEqualTo(" 2 left: more than one fits their rows.");
    }

    @Test
    void whatIsBetterThanEveryRivalByTheMarginIsAccepted() {
        Suggestion best = one("0.9000", "b1", "s1");
        Suggestion worse = one("0.8500", "b1", "s2");
        Suggestion alone = one("0.6100", "b3", "s3");
        Suggestion low = one("0.5900", "b4", "s4");
        Suggestion differs = one("0.9900", "b5", "s5", "1.00");

        ClearSuggestions clear =
                ClearSuggestions.of(List.of(best, worse, alone, low, differs), LEAST, MARGIN);

        assertThat(clear.accepted()).containsExactly(best, alone);
        assertThat(clear.left()).isZero();
        assertThat(
                        ClearSuggestions.of(List.of(best, one("0.8501", "b1", "s2")), LEAST, MARGIN)
                                .accepted())
                .isEmpty();
    }
}
