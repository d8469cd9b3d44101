package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Texts;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.Suggestion;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/// What the rules found is told in words; their codes stand under the pointer.
class MatchWordsTest {
    private static final MatchWords WORDS =
            new MatchWords(Texts.of(DetailPane.class), new PassNames(MatchProfile.bank().passes()));

    private static Suggestion suggested(String pass, String score) {
        return new Suggestion(
                1,
                Condition.THRESHOLD,
                pass,
                new BigDecimal(score),
                List.of("ENTRY-48-1"),
                List.of("STMT-3-5"),
                Money.of("-15.00", "USD"),
                1);
    }

    @Test
    void aSuggestionSaysByWhatAndHowMuchAlike() {
        assertThat(WORDS.of(suggested("P4", "0.9188")))
                .startsWith(
                        "Equal reference, sums may differ, 91 % alike, statement less book −15.00"
                                + " USD, +1 day. ")
                .doesNotContain("P4", "0.9188");
        assertThat(WORDS.exact(new BigDecimal("0.9188"), "P4")).contains("0.9188", "P4");
    }

    @Test
    void whatIsNotWhollyAlikeIsBelowAHundred() {
        assertThat(WORDS.of(suggested("P1", "0.9999"))).contains("99 % alike");
        assertThat(WORDS.of(suggested("P1", "1.0000"))).contains("100 % alike");
    }

    @Test
    void eachPassOfTheHouseHasANameOfItsOwn() {
        PassNames names = new PassNames(MatchProfile.bank().passes());
        assertThat(MatchProfile.bank().passes().stream().map(one -> names.of(one.code())))
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.startsWith("Rule "));
        assertThat(names.of("P99")).isEqualTo("Rule P99");
    }

    @Test
    void whatAPassDecidedIsSaidByItsName() {
        PassNames names = new PassNames(MatchProfile.bank().passes());
        assertThat(names.measured(new Explanation.Failure(Condition.USED, "matched in P1", "free")))
                .isEqualTo("matched by equal reference, same day");
        assertThat(
                        names.measured(
                                new Explanation.Failure(
                                        Condition.USED, "matched in an earlier match", "free")))
                .isEqualTo("matched in an earlier match");
        assertThat(
                        names.measured(
                                new Explanation.Failure(
                                        Condition.SUGGEST_ONLY, "P8", "decided by a person")))
                .isEqualTo("Sum and day alone");
        assertThat(names.of(Match.MANUAL)).isEqualTo("By hand");
    }
}
