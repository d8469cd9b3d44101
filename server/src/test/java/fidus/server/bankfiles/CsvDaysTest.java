package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankRow.Status;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.SignRule;
import fidus.imports.Unreadable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/// Days in CSV files that no calendar has, that have a year of two digits, or that are words.
class CsvDaysTest {
    private static final Columns COLUMNS = new Columns(1, 2, 3, 0, 0, "", 0, 0, 4, 0, 0, 5);

    private static CsvProfile profile(String pattern) {
        CsvProfile plain = BankSamples.plain(COLUMNS, SignRule.SIGNED, 0);
        return new CsvProfile(
                plain.name(),
                plain.delimiter(),
                plain.charset(),
                pattern,
                plain.decimal(),
                plain.currency(),
                plain.columns(),
                plain.sign(),
                0,
                0,
                "",
                "");
    }

    private static BankFile read(String text) {
        return BankSamples.read(text, new Hints(profile("dd.MM.yyyy"), null, null));
    }

    @Test
    void aRowOfADayThatNoCalendarHasStaysAndItsDayIsShown() {
        BankFile file =
                read(
                        """
                        28.02.2026;28.02.2026;10,00;a;10,00
                        30.02.2026;02.03.2026;-4,00;b;6,00
                        31.04.2026;31.04.2026;1,00;c;7,00
                        02.05.2026;31.06.2026;1,00;d;8,00
                        """);

        BankStatement statement = file.statements().getFirst();
        assertThat(statement.rows())
                .extracting(row -> row.status() + " " + row.bookingDate() + " " + row.valueDate())
                .containsExactly(
                        "BOOKED 2026-02-28 2026-02-28",
                        "BOOKED null 2026-03-02",
                        "BOOKED null null",
                        "BOOKED 2026-05-02 null");
        assertThat(statement.checks()).allMatch(BankCheck::ties);
        assertThat(file.unreadable())
                .extracting(one -> one.line() + " " + one.field() + " " + one.text())
                .containsExactly(
                        "2 bookingDate 30.02.2026",
                        "3 bookingDate 31.04.2026",
                        "3 valueDate 31.04.2026",
                        "4 valueDate 31.06.2026");
        assertThat(file.unreadable())
                .extracting(Unreadable::reason)
                .containsOnly("is a day no calendar has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/01/2026", "10.13.2026", "2026-01-10", "10.01.26", "32.01.2026"})
    void aDayWrittenInAnotherWayIsNoneOfTheProfileAndItsRowIsMissed(String day) {
        BankFile file = read("28.02.2026;28.02.2026;10,00;a;\n" + day + ";01.03.2026;1,00;b;\n");

        assertThat(file.statements().getFirst().rows()).hasSize(1);
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.statements().getFirst().ties()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yy, 10.01.99, 1999-01-10",
        "dd.MM.yy, 10.01.80, 1980-01-10",
        "dd.MM.yy, 10.01.79, 2079-01-10",
        "dd.MM.yy, 29.02.00, 2000-02-29",
        "ddMMyy, 100199, 1999-01-10",
        "yyMMdd, 990110, 1999-01-10",
        "d-MMM-yy, 9-Jan-99, 1999-01-09",
        "uu-MM-dd, 99-01-10, 1999-01-10",
        "dd.MM.yyyy, 10.01.1999, 1999-01-10",
        "'''y''yyyy-MM-dd', y2099-01-10, 2099-01-10"
    })
    void yearsOfTwoDigitsAreReadAsInTheOtherFormats(String pattern, String text, String day) {
        BankFile file =
                BankSamples.read(text + ";;1,00;a;", new Hints(profile(pattern), null, null));

        assertThat(file.statements().getFirst().rows())
                .extracting(row -> String.valueOf(row.bookingDate()))
                .containsExactly(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "PENDING", "vorgemerkt", "Vorgemerkter Umsatz", "", "-"})
    void aWordForARowThatIsNotBookedMakesItPending(String word) {
        BankFile file = read("28.02.2026;;10,00;a;\n" + word + ";;-3,00;b;\n");

        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::status)
                .containsExactly(Status.BOOKED, Status.PENDING);
        assertThat(file.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Summe", "Total", "heute"})
    void anyOtherWordIsNeitherADayNorAPendingRowAndIsShown(String word) {
        BankFile file = read("28.02.2026;;10,00;a;\n" + word + ";;10,00;;\n");

        assertThat(file.statements().getFirst().rows()).hasSize(1);
        assertThat(file.statements().getFirst().ties()).isFalse();
        assertThat(file.unreadable())
                .extracting(one -> one.line() + " " + one.field() + " " + one.text())
                .containsExactly("2 bookingDate " + word);
        assertThat(file.unreadable().getFirst().reason())
                .contains("comes again", "left out where the profile");
    }

    @Test
    void aProposalDoesNotSkipALastRowOfADayThatNoCalendarHas() {
        String text =
                "Date;Text;Amount\n30.02.2026;x;1,00\n28.02.2026;y;2,00\n01.03.2026;z;3,00\n"
                        + "31.04.2026;z;4,00\nTotal;;10,00\n";

        CsvProfile proposed = CsvGuess.of(text.getBytes(StandardCharsets.UTF_8)).profile();

        assertThat(proposed.skipFirst()).isEqualTo(1);
        assertThat(proposed.skipLast()).isEqualTo(1);
    }
}
