package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Problem;
import fidus.contract.Problem.Code;
import fidus.contract.Refused;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// No row is lost in a text that a quote opens. Below, / ends a line and ~ is a carriage return.
class CsvQuotesTest {
    private static final Columns TEXT_BETWEEN = new Columns(1, 0, 3, 0, 0, "", 0, 0, 2, 0, 0, 0);
    private static final Columns TEXT_LAST = new Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 0);
    private static final Columns TEXT_FIRST = new Columns(2, 0, 3, 0, 0, "", 0, 0, 1, 0, 0, 0);

    @TempDir Path folder;

    private static Hints hints(Columns columns, int skipFirst) {
        return new Hints(BankSamples.plain(columns, SignRule.SIGNED, skipFirst), null, null);
    }

    private static Columns columns(String text) {
        return switch (text) {
            case "FIRST" -> TEXT_FIRST;
            case "LAST" -> TEXT_LAST;
            default -> TEXT_BETWEEN;
        };
    }

    private static String lines(String text) {
        return text.replace('/', '\n').replace('~', '\r');
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '!',
            value = {
                "LAST! 2! 1! Date;Amount;Text/10.01.2026;10,00;\"open/11.01.2026;-5,00;x/",
                "LAST! 2! 0! 10.01.2026;10,00;x/11.01.2026;-5,00;\"x",
                "BETWEEN! 3! 1! Date;Text;Amount//10.01.2026;\"open;10,00/11.01.2026;x;-5,00/",
                "BETWEEN! 1! 1! \"Account 1/Date;Text;Amount/10.01.2026;x;10,00/",
                "FIRST! 2! 0! x;10.01.2026;10,00/\"x;11.01.2026;-5,00/x;12.01.2026;3,00"
            })
    void aQuoteThatNeverEndsIsRefusedWithItsLine(
            String text, int line, int skipFirst, String file) {
        Problem problem = refusal(lines(file), hints(columns(text), skipFirst));

        assertThat(problem.code()).isEqualTo(Code.CUT_FILE);
        assertThat(problem.message()).contains("line " + line, "in column ", "quote", "never ends");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '!',
            value = {
                "BETWEEN! from line 1 to line 2! 0! 10.01.2026;\"a;10,00/11.01.2026;b\";-5,00/",
                "BETWEEN! to line 4 holds what reads as a row of its own (line 3)! 0!"
                        + " 9.;x;1/10.01.2026;\"a;10/11.01.2026;b;2,00/12.01.2026;c\";3,00/",
                "LAST! (line 2)! 0! 10.01.2026;10,00;\"a/11.01.2026;-5,00;b\"/",
                "FIRST! (line 1)! 0! \"a;10.01.2026;10,00/b\";11.01.2026;-5,00/",
                "BETWEEN! (line 2)! 1! \"Account/10.01.2026;b;10,00/c\";x/11.01.2026;x;-5,00/",
                "BETWEEN! (line 1)! 0! 10.01.2026;\"a;10,00~/30.02.2026;b\";-5,00~/",
                "BETWEEN! (line 1)! 0! 10.01.2026;\"a;10,00/;b\";-5,00/",
                "BETWEEN! (line 1)! 0! 10.01.2026;\"a;10,00/Pending;b\";-5,00/",
                "BETWEEN! (line 1)! 0! 01.10.2026;\"Miete;-100,00/Erwartet;Haus\";-200,00/",
                "BETWEEN! (line 2)! 0! 01.10.2026;\"Miete;1O0,00/02.10.2026;Haus\";-200,00/",
                "BETWEEN! (line 2)! 0! 01.10.2026;\"Miete;/02.10.2026;Haus\";-200,00/",
                "BETWEEN! (line 1)! 0! 01.10.2026;\"Miete; -100,00/Erwartet; Haus\"; -200,00/",
                "BETWEEN! (line 1)! 0! 10.01.2026;\"a;10,00/b\";x/",
                "BETWEEN! (line 1)! 0! 01.10.2026;\"Miete;1O0,00/Wartet;Haus\";-200,00/",
                "BETWEEN! (line 1)! 0! 01.10.2026;\"Miete;/Wartet;Haus\";-200,00/",
                "LAST! (line 2)! 0! 10.01.2026;10,00;\"open/Wartet;-5,00;x\"/",
                "LAST! (line 2)! 0! 10.01.2026;10,00;\"open/Wartet;-5,O0;x\"/",
                "LAST! (line 3)! 0! 10.01.2026;10,00;\"open/a;b/;-5,00;x\"/",
                "FIRST! (line 1)! 0! \"x;11.01.2026;-5,O0/y\";Pending;3,00/"
            })
    void aRowWithinATextInQuotesIsRefusedWithBothLines(
            String text, String place, int skipFirst, String file) {
        Problem problem = refusal(lines(file), hints(columns(text), skipFirst));

        assertThat(problem.code()).isEqualTo(Code.CUT_FILE);
        assertThat(problem.message()).contains(place, "quotes", "row of its own");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '!',
            value = {
                "1! \"b\" c;11.01.2026;-5,00/x;12.01.2026;3,00/",
                "3! x;12.01.2026;3,00//\"b\" c;11.01.2026;-5,00/",
                "1! \"b;11.01.2026;-5,00/x;12.01.2026;3,00/\"c\" d;12.01.2026;3,00/"
            })
    void whatStandsBehindAClosingQuoteIsRefusedWithItsLine(int line, String file) {
        Problem problem = refusal(lines(file), hints(TEXT_FIRST, 0));

        assertThat(problem.code()).isEqualTo(Code.CUT_FILE);
        assertThat(problem.message()).contains("line " + line, "quote", "behind");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '!',
            value = {
                "1! \"10.01.2026\";\"Bills;A 12,50/B;13,50/Sum;26,00\";\"-26,00\"/",
                "1! \"10.01.2026\";\"Rent/09.01.2026;-2,50;May\";\"-26,00\"/",
                "1! 10.01.2026;\"Bills;A 12,50/B;13,50/Sum;26,00\";\"-26,00\"/",
                "2! \"Date\";\"Text\";\"Amount\"/10.01.2026;\"Bills;A 12,50/Sum;26,00\";-26,00/"
                        + "11.01.2026;\"x\";-1,00/",
                "3! 10.01.2026;\"Bills;A 12,50/Sum;26,00\";-26,00/11.01.2026;\"x\";-1,00/"
                        + "12.01.2026;\"y\";-2,00/"
            })
    void aTextOfSeveralLinesStaysOneTextWhereTheFilePutsItsColumnInQuotes(int rows, String file) {
        int skipFirst = file.startsWith("\"Date") ? 1 : 0;

        BankFile read = BankSamples.read(lines(file), hints(TEXT_BETWEEN, skipFirst));

        assertThat(read.unreadable()).isEmpty();
        assertThat(read.statements().getFirst().rows()).hasSize(rows);
        assertThat(read.statements().getFirst().rows().getFirst().money().amount())
                .isEqualByComparingTo("-26.00");
    }

    /// One other row in quotes is no sign, nor are headings alone; one without is one against it.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '!',
            value = {
                "1! 10.01.2026;\"a;10,00/11.01.2026;b\";-5,00/12.01.2026;\"x\";-1,00/",
                "2! \"Date\";\"Text\";\"Amount\"/10.01.2026;\"a;10,00/11.01.2026;b\";-5,00/",
                "1! 10.01.2026;\"a;10,00/11.01.2026;b\";-5,00/12.01.2026;\"x\";-1,00/12.01.2026;\"y\";-1,00/12.01.2026;z;-1,00/"
            })
    void rowsInQuotesThatAreNotAllInQuotesSaveNoRow(int line, String file) {
        Problem problem = refusal(lines(file), hints(TEXT_BETWEEN, line - 1));

        assertThat(problem.code()).isEqualTo(Code.CUT_FILE);
        assertThat(problem.message())
                .contains("in column 2 from line %d to line %d".formatted(line, line + 1));
    }

    @Test
    void aTextOfSeveralLinesInQuotesStaysOneText() {
        BankFile file =
                BankSamples.read(
                        """
                        10.01.2026;"Rent; room 5
                        of 11.01.2026; paid
                        11.01.2026";-5,00
                        12.01.2026;"Shop ""A;1""
                        B";3,00
                        """,
                        hints(TEXT_BETWEEN, 0));

        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::text)
                .containsExactly("Rent; room 5 of 11.01.2026; paid 11.01.2026", "Shop \"A;1\" B");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '!',
            value = {
                "BETWEEN! 10.01.2026;\"Rent;room/of;May\";-5,00/",
                "BETWEEN! 10.01.2026;\"Rent;A 12/for May\";-5,00/",
                "LAST! 10.01.2026;-5,00;\"Rent;room/Total;5,00\"/"
            })
    void aTextOfSeveralLinesWithDelimitersThatIsNoRowStaysOneText(String text, String file) {
        assertThat(BankSamples.read(lines(file), hints(columns(text), 0)).statements().getFirst())
                .satisfies(
                        one ->
                                assertThat(one.rows())
                                        .singleElement()
                                        .matches(row -> row.text().startsWith("Rent")));
    }

    @Test
    void aTextOfSeveralLinesBehindDayAndAmountStaysOneText() {
        BankFile file =
                BankSamples.read(
                        """
                        10.01.2026;10,00;"a;b ""q""
                        line; two"
                        11.01.2026;"-5,00";x
                        """,
                        hints(TEXT_LAST, 0));

        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::text)
                .containsExactly("a;b \"q\" line; two", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.01.2026;\"Rent; 12,50/January\";-12,50/",
                "10.01.2026;\"Rent; 12,50/January; paid\";-12,50/",
                "10.01.2026;\"Rent/11.01.2026; paid\";-12,50/"
            })
    void aTextOfSeveralLinesThatHoldsASumOrADayStaysOneText(String file) {
        BankFile read = BankSamples.read(lines(file), hints(TEXT_BETWEEN, 0));

        assertThat(read.unreadable()).isEmpty();
        assertThat(read.statements().getFirst().rows())
                .extracting(row -> row.money().amount().toPlainString() + " " + row.text())
                .containsExactly(
                        "-12.50 "
                                + file.substring(file.indexOf('"') + 1, file.lastIndexOf('"'))
                                        .replace('/', ' '));
    }

    @Test
    void aQuoteWithinATextIsPartOfIt() {
        BankFile file = BankSamples.read("10.01.2026;a \"x\" b\";-5,00", hints(TEXT_BETWEEN, 0));

        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::text)
                .containsExactly("a \"x\" b\"");
    }

    @Test
    void moreColumnsThanAreReadAreNamedAsSuch() {
        String wide = "10.01.2026;x;1,00" + ";".repeat(198);

        Problem problem = refusal("\n" + wide + "\n", hints(TEXT_BETWEEN, 0));

        assertThat(problem.message()).contains("line 2", "201 columns", "200", "';'");
        assertThat(problem.message()).doesNotContain("quote");
        String widest = wide.substring(0, wide.length() - 1);
        assertThat(BankSamples.read(widest, hints(TEXT_BETWEEN, 0)).unreadable()).isEmpty();
    }

    @Test
    void theWizardSaysWhatTheImportSays() throws IOException {
        String text = "Date;Text;Amount\n10.01.2026;\"open;10,00\n11.01.2026;x;-5,00\n";
        Path file = Files.writeString(folder.resolve("open.csv"), text);

        CsvReading shown =
                new BankFileReader(Limits.upload(20)).readCsv(file, hints(TEXT_BETWEEN, 1));

        assertThat(shown.refusal()).isEqualTo(refusal(text, hints(TEXT_BETWEEN, 1)));
        assertThat(shown.file().statements()).isEmpty();
        assertThat(Objects.requireNonNull(shown.raw()).lines()).hasSize(3);
    }

    @Test
    void aProposalIsMadeForAFileWithAStrayQuoteSoThatItIsShown() {
        String text = "Date;Text;Amount\n10.01.2026;\"b\" c;10,00\n11.01.2026;x;-5,00\n";

        CsvGuess guess = CsvGuess.of(text.getBytes(StandardCharsets.UTF_8));

        assertThat(guess.profile().delimiter()).isEqualTo(";");
        assertThat(guess.profile().columns().amount()).isEqualTo(3);
        assertThat(refusal(text, new Hints(guess.profile(), null, null)).message())
                .contains("line 2", "quote");
    }

    private static Problem refusal(String text, Hints hints) {
        Refused refused = catchThrowableOfType(Refused.class, () -> BankSamples.read(text, hints));
        assertThat(refused).as("a refusal of %.60s", text).isNotNull();
        return refused.problem();
    }
}
