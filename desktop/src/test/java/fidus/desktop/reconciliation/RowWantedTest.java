package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Listed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

class RowWantedTest {
    private static RowWanted typed(String words) {
        return RowWanted.of(new RunId(new UUID(0, 1)), Side.BOOK, Listed.ALL, words);
    }

    /// As it stands in the list, or as one types it.
    @ParameterizedTest
    @CsvSource({
        "'1,250.00',      1250.00,  1250.00,  true",
        "1250.00,         1250.00,  1250.00,  true",
        "2 500.00,        2500.00,  2500.00,  true",
        "2\u202f500.00,   2500.00,  2500.00,  true",
        "\u2212118.40,    -118.40,  -118.40,  false",
        "'12,500',        12500,    12500,    true",
        "'-1,250.00',     -1250.00, -1250.00, false",
        "+25.00,          25.00,    25.00,    false",
        "100..250,        100,      250,      true",
        "'1,000..2,000',  1000,     2000,     true",
        "..250,           ,         250,      true",
        "100..,           100,      ,         true",
        "-150..-100,      -150,     -100,     false",
        "+0..+100,        0,        100,      false"
    })
    void aSumIsFoundWhateverItsSignUnlessOneIsTyped(
            String words, String least, String most, boolean anySign) {
        RowWanted wanted = typed("wire " + words);
        assertThat(wanted.text()).isEqualTo("wire");
        assertThat(wanted.amountFrom())
                .isEqualTo(least == null ? null : new java.math.BigDecimal(least));
        assertThat(wanted.amountTo())
                .isEqualTo(most == null ? null : new java.math.BigDecimal(most));
        assertThat(wanted.anySign()).isEqualTo(anySign);
        assertThat(wanted.rows(0, 10).anySign()).isEqualTo(anySign);
        assertThat(wanted.sums(0, 10).anySign()).isEqualTo(anySign);
        assertThat(wanted.place(3).anySign()).isEqualTo(anySign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4512", "12,50", "1,2500.00", "INV-4711", "16.11.2026", "1.2.3", "-"})
    void whatIsNoSumIsAWord(String word) {
        RowWanted wanted = typed(word);
        assertThat(wanted.text()).isEqualTo(word);
        assertThat(wanted.amountFrom()).isNull();
        assertThat(wanted.amountTo()).isNull();
    }

    /// A day that cannot be meant as it is typed is said at the field.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-10-01..2026-10-05   | ''
                    wire 1,250.00 ..250      | ''
                    2026-11-31..             | There is no 2026-11-31.
                    01.10.2026..05.10.2026   | Write 01.10.2026 as 2026-10-01.
                    1.10.26..                | “1.10.26” has a short year. Write it whole, such as 2026-11-21.
                    1926-10-01..1926-10-31   | 1926-10-01 is no day of the books
                    2026-10-01               | “2026-10-01” is looked for as a word. Days are typed as 2026-10-01..2026-10-05.
                    31.11.                   | “31.11.” is looked for as a word.
                    """)
    void aDayTypedOtherwiseIsTold(String typed, String told) {
        String said = RowWanted.doubt(typed);
        assertThat(said).startsWith(told);
        assertThat(said.isEmpty()).isEqualTo(told.isEmpty());
    }

    @Test
    void daysAndSumsGoTogether() {
        RowWanted wanted = typed("2026-10-01.. 1,250.00");
        assertThat(wanted.from()).isEqualTo("2026-10-01");
        assertThat(wanted.amountTo()).isEqualByComparingTo("1250.00");
        assertThat(wanted.anySign()).isTrue();
    }
}
