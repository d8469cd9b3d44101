package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.contract.Problem.Code;
import fidus.contract.Refused;
import fidus.imports.Unreadable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.stream.Stream;

/// QIF has no sum that would show a lost row: each record is one row, or the file is refused.
class QifRulesTest {
    @ParameterizedTest
    @CsvSource({
        "2/30/26, 2/30/26, is a day no calendar has",
        "2026-02-30, 2026-02-30, is a day no calendar has",
        "13/14/26, 13/14/26, is a day no calendar has",
        "soon, soon, is no day such as 12/31/18",
        "'', '', is no day such as 12/31/18"
    })
    void aRowWhoseDayCannotBeReadStaysAndItsDayIsShown(String day, String shown, String reason) {
        BankFile file =
                BankSamples.read(
                        "!Type:Bank\nD" + day + "\nT10.00\nPA\n^\nD1/22/26\nT5.00\nPB\n^\n",
                        Hints.NONE);

        BankStatement statement = file.statements().getFirst();
        assertThat(statement.rows())
                .extracting(row -> row.bookingDate() + " " + row.money() + " " + row.text())
                .containsExactly("null 10.00 XXX A", "2026-01-22 5.00 XXX B");
        assertThat(statement.ties()).isTrue();
        assertThat(file.unreadable())
                .extracting(one -> one.line() + " " + one.field() + " " + one.text())
                .containsExactly(("2 date " + shown));
        assertThat(file.unreadable().getFirst().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "D1/22/26|T-30.00|PA|D1/23/26|T-31.00|^, 5, date",
        "D1/22/26|T-30.00|T-31.00|^, 4, amount",
        "D1/22/26|U1.00|T1.00|PA|U-30.00|^, 6, amount"
    })
    void aRecordWithASecondDateOrAmountIsTwoWithoutTheMarkBetweenThem(
            String record, int line, String what) {
        Refused refused = refused("!Type:Bank\n" + record.replace('|', '\n') + "\n");

        assertThat(refused.problem().code()).isEqualTo(Code.CUT_FILE);
        assertThat(refused).hasMessageContaining("^").hasMessageContaining("line " + line);
        assertThat(refused).hasMessageContaining("second " + what);
    }

    /// Of the whole file: 1,000 alone would be a thousand.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    -1.000,50; 1,000;     -1000.50 1.000
                    +2.000,00; 2.000;     2000.00 2000
                    12,50;     -7,25;     12.50 -7.25
                    12,5;      -7;        12.5 -7
                    1,000.50;  1,000;     1000.50 1000
                    1000;      1,000;     1000 1000
                    """)
    void aCommaIsADecimalSignWhereAnAmountOfTheFileCanBeReadInNoOtherWay(
            String one, String other, String read) {
        BankFile file =
                BankSamples.read(
                        "!Type:Bank\nD1/22/26\nT%s\nPA\n^\nD1/23/26\nT%s\nPB\n^\n"
                                .formatted(one, other),
                        Hints.NONE);

        assertThat(file.unreadable()).isEmpty();
        assertThat(file.statements().getFirst().rows())
                .extracting(row -> row.money().amount())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(
                        Stream.of(read.split(" ", -1)).map(BigDecimal::new).toList());
    }

    /// The one with a comma may be a slip in a file that writes thousands so.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1,500; 12,5", "2.000; 12,50"})
    void anAmountThatIsTwoSumsIsRefusedWhereOneWithACommaIsAllThatTells(String two, String one) {
        BankFile file =
                BankSamples.read(
                        "!Type:Bank\nD1/22/26\nT%s\nPA\n^\nD1/23/26\nT%s\nPB\n^\n"
                                .formatted(two, one),
                        Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(1);
        assertThat(file.unreadable()).extracting(Unreadable::text).containsExactly(two);
    }

    @Test
    void amountsWithPointsAndWithCommasInOneFileAreNotGuessed() {
        BankFile file =
                BankSamples.read(
                        "!Type:Bank\nD1/22/26\nT1.50\nPA\n^\nD1/23/26\nT2,50\nPB\n^\n", Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(1);
        assertThat(file.unreadable()).extracting(Unreadable::text).containsExactly("2,50");
    }

    @Test
    void ofARecordWithPartsEachPartMayHaveItsOwn() {
        BankFile file =
                BankSamples.read(
                        "!Type:Bank\nD1/22/26\nU3.00\nT3.00\nSa\nEx\n$1.00\nSb\nEy\n$2.00\n^\n",
                        Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(1);
        assertThat(file.statements().getFirst().rows().getFirst().details()).hasSize(2);
    }

    @Test
    void anAccountWithoutItsMarkDoesNotGiveItsRowsToTheOneBefore() {
        Refused refused =
                refused(
                        "!Account\nNA\n^\n!Type:Bank\nD1/22/26\nT1\n^\n"
                                + "!Account\nNB\n!Type:Bank\nD1/22/26\nT2\n^\n");

        assertThat(refused.problem().code()).isEqualTo(Code.CUT_FILE);
        assertThat(refused).hasMessageContaining("line 10");
    }

    private static Refused refused(String text) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> BankSamples.read(text, Hints.NONE));
        assertThat(refused).isNotNull();
        return refused;
    }
}
