package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.SignRule;
import fidus.bank.desk.RawFile;
import fidus.bank.desk.RawFile.BadCell;
import fidus.bank.desk.RawFile.Line;
import fidus.bank.desk.RawFile.Part;
import fidus.contract.Problem;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A CSV file as it stands beside what a profile makes of it.
final class CsvRawTest {
    private static final Columns COLUMNS = new Columns(1, 0, 3, 0, 0, "", 0, 0, 2, 0, 0, 0);
    private static final String FILE =
            """
            Date;Text;Amount
            01.02.2021;"A;B";1,00

            02/02/2021;"two
            lines; of text";2,00
            03.02.2021;C;3,00
            Total;;6,00
            """;

    @Test
    void linesAreShownAsTheyStandWithTheirRecordsAndWhatIsSkipped() {
        CsvReading read = read(FILE, profile(1, 1));

        assertThat(raw(read).lines())
                .extracting(Line::line, Line::record, Line::part, Line::column, Line::cuts)
                .containsExactly(
                        tuple(1L, 1, Part.SKIPPED, 1, List.of(4, 9)),
                        tuple(2L, 2, Part.READ, 1, List.of(10, 16)),
                        tuple(3L, 0, Part.EMPTY, 1, List.of()),
                        tuple(4L, 3, Part.READ, 1, List.of(10)),
                        tuple(5L, 3, Part.READ, 2, List.of(15)),
                        tuple(6L, 4, Part.READ, 1, List.of(10, 12)),
                        tuple(7L, 5, Part.SKIPPED, 1, List.of(5, 6)));
        assertThat(read.refusal()).isNull();
    }

    @Test
    void theCellThatCannotBeReadIsNamedByRowColumnAndContent() {
        assertThat(raw(read(FILE, profile(1, 1))).bad())
                .extracting(
                        BadCell::record,
                        BadCell::line,
                        BadCell::column,
                        BadCell::field,
                        BadCell::text)
                .containsExactly(tuple(3, 4L, 1, "bookingDate", "02/02/2021"));
    }

    @Test
    void aProfileThatReadsNothingStillShowsTheFileAndNamesTheFirstCell() {
        CsvProfile wrong = profile(new Columns(2, 0, 3, 0, 0, "", 0, 0, 1, 0, 0, 0), "UTF-8", 4, 1);

        CsvReading read = read("x;1\n".repeat(4) + "3;A1B;3,00\nend\n", wrong);

        assertThat(refusal(read).message())
                .contains("record 5, column 2 (bookingDate): 'A1B' is no day such as dd.MM.yyyy");
        assertThat(read.file().statements()).isEmpty();
        assertThat(raw(read).lines()).hasSize(6);
        assertThat(raw(read).bad())
                .extracting(BadCell::record, BadCell::column, BadCell::text)
                .containsExactly(tuple(5, 2, "A1B"));
    }

    @Test
    void aCharacterThatTheCharacterSetDoesNotHaveIsShownAndNamed() {
        String text = "Date;Text;Amount\n01.02.2021;Grüße;1,00\n";

        CsvReading wrong =
                read(
                        text.getBytes(Charset.forName("windows-1252")),
                        profile(COLUMNS, "UTF-8", 1, 0));
        CsvReading other =
                read(text.getBytes(StandardCharsets.UTF_8), profile(COLUMNS, "windows-1252", 1, 0));

        assertThat(refusal(wrong).code()).isEqualTo(Problem.Code.UNREADABLE);
        assertThat(raw(wrong).lines().getLast().text()).contains("Gr\ufffd\ufffde");
        assertThat(raw(wrong).bad())
                .extracting(BadCell::record, BadCell::line, BadCell::column, BadCell::field)
                .containsExactly(tuple(2, 2L, 2, "charset"));
        assertThat(raw(other).lines().getLast().text()).contains("GrÃ¼ÃŸe");
    }

    @Test
    void aProfileThatCouldReadNoFileStillShowsIt() {
        CsvReading read = read(FILE, profile(COLUMNS, "no-such-charset", 1, 1));

        assertThat(refusal(read).message()).contains("names no character set");
        assertThat(raw(read).lines()).hasSize(7).allMatch(line -> line.record() == 0);
    }

    @Test
    void ofALongFileTheBeginningAndTheEndAreShown() {
        var text = new StringBuilder("Date;Text;Amount\n");
        for (int i = 0; i < 500; i++) {
            text.append("01.02.2021;Row;1,00\n");
        }
        RawFile raw = raw(read(text + "End;;\n", profile(1, 1)));

        assertThat(raw.lines()).hasSize(200);
        assertThat(raw.left()).isEqualTo(302);
        assertThat(raw.lines().getLast())
                .extracting(Line::line, Line::record, Line::part)
                .containsExactly(502L, 502, Part.SKIPPED);
    }

    static List<String> samples() {
        return BankSamples.all().stream().filter(name -> name.endsWith(".csv")).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theSamplesStandInItAsTheyAre(String name) {
        CsvReading read =
                new BankFileReader(Limits.upload(20))
                        .readCsv(BankSamples.path(name), BankSamples.hints(name));

        String file = BankSamples.text(name);
        String text = file.startsWith("\ufeff") ? file.substring(1) : file;
        assertThat(raw(read).lines())
                .extracting(Line::text)
                .containsExactlyElementsOf(text.lines().toList());
        assertThat(read.file()).isEqualTo(BankSamples.read(name));
    }

    private static CsvProfile profile(int skipFirst, int skipLast) {
        return profile(COLUMNS, "UTF-8", skipFirst, skipLast);
    }

    private static CsvProfile profile(
            Columns columns, String charset, int skipFirst, int skipLast) {
        CsvProfile plain = BankSamples.plain(columns, SignRule.SIGNED, skipFirst);
        return new CsvProfile(
                plain.name(),
                plain.delimiter(),
                charset,
                plain.datePattern(),
                plain.decimal(),
                plain.currency(),
                columns,
                plain.sign(),
                skipFirst,
                skipLast,
                "",
                "");
    }

    private static RawFile raw(CsvReading read) {
        return Objects.requireNonNull(read.raw());
    }

    private static Problem refusal(CsvReading read) {
        return Objects.requireNonNull(read.refusal());
    }

    private static CsvReading read(String text, CsvProfile profile) {
        return read(text.getBytes(StandardCharsets.UTF_8), profile);
    }

    private static CsvReading read(byte[] content, CsvProfile profile) {
        try {
            Path file = Files.createTempFile("bank", ".csv");
            try {
                Files.write(file, content);
                return new BankFileReader(Limits.upload(20))
                        .readCsv(file, new Hints(profile, null, null));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
