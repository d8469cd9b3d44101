package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.server.results.MatchFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `fidus match` refuses: in one sentence that says where, and without a trace of the result.
final class MatchRefusalsTest {
    private static final String HEADER = "id,booked,amount,currency,text\n";

    @TempDir private Path folder;
    private Path book = Path.of("");
    private Path statement = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void lists() throws IOException {
        book = Files.writeString(folder.resolve("b.csv"), HEADER + "b1,2026-01-10,10.00,EUR,x\n");
        statement =
                Files.writeString(folder.resolve("s.csv"), HEADER + "s1,2026-01-10,10.00,EUR,x\n");
        out = folder.resolve("deep/er/out");
    }

    /// The library takes the end of a file for the end of a quote: rows would be gone.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'b1,2026-01-10,10.00,EUR,\"xyz|b2,2026-01-10,20.00,EUR,xyz|b3,2026-01-10,1,EUR,x|',2",
                "'b1,2026-01-10,10.00,EUR,xyz|b2,2026-01-10,20.00,EUR,\"xyz|b3,2026-01-10,1,EUR,x',3",
                "'b1,2026-01-10,10.00,EUR,\"a|b\"|b2,2026-01-10,1.00,EUR,\"\"\"|b3,2026-01-10,1,EUR,x|',4",
                "'b1,2026-01-10,10.00,EUR,x|b2,2026-01-10,20.00,EUR,\"',3",
                "'b1,2026-01-10,10.00,EUR,x|\"b2,2026-01-10,20.00,EUR,x|b3,2026-01-10,1,EUR,x|',3",
            })
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine(String rows, int line) throws IOException {
        Files.writeString(book, HEADER + rows.replace('|', '\n'));

        assertThat(refused())
                .contains("b.csv cannot be used")
                .contains("the row of line " + line + " opens a quote that is never closed");
    }

    @Test
    void aTextOfSeveralLinesInQuotesIsOneRow() throws IOException {
        String rows = "b1,2026-01-10,10.00,EUR,\"x\n\nend\n\"\nb2,2026-01-10,11.00,EUR,\"y\"";
        Files.writeString(book, HEADER + rows);

        Said said = match("BANK");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("2 book rows");
    }

    @Test
    void whatIsNoCsvIsRefusedWithItsLine() throws IOException {
        String row = "b1,2026-01-10,10.00,EUR,";
        Files.writeString(book, HEADER + row + "x\n" + row + "\"ab\"c\n");
        assertThat(refused()).contains("behind line 2", "text follows a closing quote");

        Files.writeString(book, HEADER + row + "x\n" + row + "y\n" + row + "z".repeat(20_000_000));
        assertThat(refused()).contains("behind line 3").contains("more than 16 million characters");

        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADER + row + "\"Grüße\"\r\n" + row).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("\"Grüße\"\r\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(book, bytes.toByteArray());
        assertThat(refused()).contains("line 3 has bytes that are no character");

        Files.writeString(book, "\ufeff");
        assertThat(refused()).contains("it is empty");
        Files.writeString(book, "\ufeffnumber,booked\n");
        assertThat(refused()).contains("the column 'number' is not one of");
        Files.writeString(book, "id,,booked\n");
        assertThat(refused()).contains("column 2 has no name");
    }

    @Test
    void anAmountIsRefusedOnceAndWithWhatIsWrongWithIt() throws IOException {
        for (String amount :
                List.of("", "\"10,00\"", "\"1,000.00\"", "+10.00", "abc", ".5", "5.", " 10.00")) {
            Files.writeString(book, HEADER + "b1,2026-01-10," + amount + ",EUR,x\n");

            assertThat(refused())
                    .as(amount)
                    .containsOnlyOnce("line 2, amount")
                    .contains("'" + amount.replace("\"", "") + "' is no amount like 1250.00");
        }
        Files.writeString(book, HEADER + "b1,2026-01-10,123456789012345678901,EUR,x\n");
        assertThat(refused()).containsOnlyOnce("line 2, amount").contains("at most 20 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-01-01", "0000-01-01", "+10000-01-01", "999999999-01-01"})
    void aDayHasAYearOfFourDigits(String day) throws IOException {
        String rows = "b0,2026-01-10,10.00,EUR,x\nb1," + day + ",10.00,EUR,x\n";
        Files.writeString(book, HEADER + rows);

        assertThat(refused()).contains("line 3, booked: '" + day + "' is no date like 2027-01-31");
    }

    @Test
    void anIdThatStandsTwiceIsToldWithBothItsPlaces() throws IOException {
        String row = ",2026-01-10,10.00,EUR,x\n";
        Files.writeString(book, HEADER + "b2" + row + "b1" + row + "\"b2\"" + row + "b3" + row);
        assertThat(refused())
                .contains("b.csv, line 4, id: Row b2 stands twice among the book rows.")
                .contains("The first is " + book + ", line 2.");

        Path day = Files.createDirectory(folder.resolve("day"));
        Files.writeString(book, HEADER + "b1" + row);
        Files.writeString(day.resolve("book.csv"), HEADER + "b2" + row);
        Files.writeString(day.resolve("statement.csv"), HEADER + "s2" + row + "s1" + row);
        assertThat(refused("--day", day.toString()))
                .contains(day.resolve("statement.csv") + ", line 3, id: Row s1 stands twice")
                .contains("The first is " + statement + ", line 2.");
    }

    @Test
    void anEmptyWordIsNoFolder() {
        Said said =
                Said.of(
                        "match",
                        "--profile=BANK",
                        "--book=" + book,
                        "--statement=" + statement,
                        "--out",
                        "");
        try {
            assertThat(said.code()).as(said.out()).isEqualTo(2);
            assertThat(said.err()).contains("--out is empty");
        } finally {
            for (String name : MatchFiles.NAMES) {
                var _ = Path.of(name).toFile().delete();
            }
        }
    }

    @Test
    void whereNothingCanBeWrittenIsToldWithTheReason() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        out = file;
        assertThat(match("BANK").err()).contains(file + " is no directory");
        out = file.resolve("out");
        assertThat(match("BANK").err()).contains("cannot be written into").contains("directory");
        assertThat(file).isRegularFile();

        out = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(out.resolve("matches.csv"), folder.resolve("absent"));
        assertThat(match("BANK").err()).contains("matches.csv is there already");
        assertThat(Files.exists(out.resolve("matches.csv"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void whatIsThereUnderANameOfWorkIsLeftAlone() throws IOException {
        out = Files.createDirectory(folder.resolve("out"));
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Files.createSymbolicLink(out.resolve("matches.csv.part"), victim);
        Path list = Files.move(book, out.resolve("breaks.csv.part"));
        String rows = Files.readString(list);
        book = list;

        Said said = match("BANK");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(victim).hasContent("mine");
        assertThat(list).hasContent(rows);
        assertThat(Files.isSymbolicLink(out.resolve("matches.csv"))).isFalse();
    }

    @Test
    void severalIdsCanBeToldApart() throws IOException {
        String batch = "id,booked,amount,currency,text,batch\n";
        String rows = "b 1,2026-01-10,10.00,EUR,x,K1\n\"b\"\"2\",2026-01-10,5.00,EUR,x,K1\nb3,";
        Files.writeString(book, batch + rows + "2026-01-10,2.00,EUR,x,K1\n");
        Files.writeString(statement, HEADER + "s1,2026-01-20,17.00,EUR,K1\n");

        Said said = match("BANK");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readString(out.resolve("breaks.csv")))
                .contains(",\"b3 \"\"b\"\"\"\"2\"\" \"\"b 1\"\"\",s1,");
    }

    private String refused(String... more) throws IOException {
        Said said = match("BANK", more);
        assertThat(said.code()).as(said.out()).isEqualTo(1);
        assertThat(said.err().lines()).hasSize(1);
        assertThat(folder.resolve("deep")).as(said.err()).doesNotExist();
        return said.err();
    }

    private Said match(String profile, String... more) {
        List<String> words = new ArrayList<>(List.of("match", "--profile=" + profile));
        words.addAll(List.of("--book=" + book, "--statement=" + statement, "--out=" + out));
        words.addAll(List.of(more));
        return Said.of(words.toArray(String[]::new));
    }
}
