package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures look the same wherever they come from.
final class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -14985.00                               | −14 985.00
                    +7500.5                                 | +7 500.5
                    -1 day                                  | −1 day
                    0.9750                                  | 0.9750
                    the amounts are -14985.00 apart; 0.05   | the amounts are −14 985.00 apart; 0.05
                    2026-11-22 and 31.11.2026               | 2026-11-22 and 31.11.2026
                    WIRE-2026-4102, ENTRY-50-1, 12345678.9x | WIRE-2026-4102, ENTRY-50-1, 12345678.9x
                    1000 rows, 85,00 and 10.11.12.13        | 1000 rows, 85,00 and 10.11.12.13
                    −40 000.00 USD                          | −40 000.00 USD
                    """)
    void figuresOfTheServerAreWrittenAsEverywhere(String told, String shown) {
        assertThat(Words.figures(told))
                .isEqualTo(shown.replace("14 985", "14\u202f985").replace("+7 500", "+7\u202f500"));
    }

    /// What stands in a bank's file is quoted as it stands there.
    @Test
    void quotationsStayAsTheyAre() {
        assertThat(
                        Words.figures(
                                "Row 2 “-1234.50 $1\\” and “9876.10” of -1234.50, not “1000.00”;"
                                        + " 5000.00"))
                .isEqualTo(
                        "Row 2 “-1234.50 $1\\” and “9876.10” of \u22121\u202f234.50, not “1000.00”;"
                                + " 5\u202f000.00");
    }

    @Test
    void foreignExchangeIsWrittenInCapitals() {
        assertThat(Words.ofCode("FX_DIFFERENCE")).isEqualTo("FX difference");
        assertThat(Words.ofCode("REALISED_FX")).isEqualTo("Realised FX");
        assertThat(Words.ofCode("BANK_CHARGE")).isEqualTo("Bank charge");
    }

    @Test
    void onlyTheFirstSumOfALineIsChanged() {
        assertThat(
                        Words.sums(
                                "2026-11-11, -40000.00 USD, INV 1500.00 USD\n"
                                        + "Write off -15.00 USD of X"))
                .isEqualTo(
                        "2026-11-11, \u221240\u202f000.00 USD, INV 1500.00 USD\n"
                                + "Write off \u221215.00 USD of X");
        assertThat(Words.sums("bank charges 1500.00, 12 rows"))
                .isEqualTo("bank charges 1500.00, 12 rows");
    }

    /// Sums of the house in one sentence are of one form; those in a bank's words stay its own.
    @Test
    void sumsThatOnlySmallWordsStandBetweenAreAllChanged() {
        assertThat(
                        Words.sums(
                                "closing 84092.91 USD, expected 84092.91 USD, rest 0.00 USD,"
                                        + " Fee 1500.00 USD"))
                .isEqualTo(
                        "closing 84\u202f092.91 USD, expected 84\u202f092.91 USD, rest 0.00 USD,"
                                + " Fee 1500.00 USD");
    }

    /// After a colon or within brackets somebody else may speak; between “ and ” somebody does.
    @Test
    void sumsThatAreQuotedStayAsTheyStand() {
        assertThat(Words.sums("closing 84092.91 USD: paid 1500.00 USD"))
                .isEqualTo("closing 84\u202f092.91 USD: paid 1500.00 USD");
        assertThat(Words.sums("closing 84092.91 USD (of 1500.00 USD)"))
                .isEqualTo("closing 84\u202f092.91 USD (of 1500.00 USD)");
        assertThat(Words.sums("“1500.00 USD” is not 2500.00 USD"))
                .isEqualTo("“1500.00 USD” is not 2\u202f500.00 USD");
    }

    /// What is agreed to is read as the bank wrote it; the house says rows in words.
    @Test
    void whatABankSaysOfARowStaysAsItWroteIt() {
        assertThat(Words.told("Row STMT-2-5")).isEqualTo("Statement 2, row 5");
        assertThat(Words.told("Row STMT-2-5", "1500.00 USD · Refund of ENTRY-12-1, row STMT-1-1"))
                .isEqualTo("1\u202f500.00 USD · Refund of ENTRY-12-1, row STMT-1-1");
        assertThat(Words.told("Doubtful", "Row STMT-1-9 says “ENTRY-12-1”"))
                .isEqualTo("Statement 1, row 9 says “ENTRY-12-1”");
    }

    private enum Deed implements Worded {
        SIGN_OFF,
        SIGN_OFF_WAITS;

        @Override
        public String words() {
            return this == SIGN_OFF_WAITS ? "Sign-off waits" : Words.ofCode(name());
        }
    }

    @Test
    void aValueMayHaveWordsOfItsOwn() {
        assertThat(Words.of(Deed.SIGN_OFF)).isEqualTo("Sign off");
        assertThat(Words.of(Deed.SIGN_OFF_WAITS)).isEqualTo("Sign-off waits");
        assertThat(Words.ofCode("WRITE_OFF_WAITS")).isEqualTo("Write off waits");
    }

    @Test
    void aSumIsInGroupsWithTheMinusOfPeople() {
        assertThat(Words.money(Money.of("-1234567.50", "USD")))
                .isEqualTo("\u22121\u202f234\u202f567.50 USD");
    }
}
