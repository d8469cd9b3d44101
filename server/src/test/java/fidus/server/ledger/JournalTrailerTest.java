package fidus.server.ledger;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class JournalTrailerTest {
    private static final String FIRST = entry(1, "5.00", "first");
    private static final String SECOND = entry(2, "7.25", "second");

    // sha256sum and a CRC-32C of the two lines, computed by other programs.
    private static final String TRAILER =
            "{\"trailer\":{\"crc32c\":\"d86c023d\",\"entries\":2,\"last\":2,"
                + "\"sha256\":\"7e7d75b5ed3e2937dc1a383f5cbdc00df774ee28b06d38c788b447347f15f29e\","
                + "\"totals\":[{\"credit\":\"12.25\",\"currency\":\"USD\",\"debit\":\"12.25\"}]}}";

    @TempDir private Path folder;

    @Test
    void aFileThatItsTrailerDescribesIsComplete() throws IOException {
        Path file = Files.writeString(folder.resolve("journal.jsonl"), FIRST + SECOND);
        JournalFile.end(file);
        assertThat(file).hasContent(FIRST + SECOND + TRAILER);
        JournalFile.Proven proven = prove(Files.readString(file), 8_192);
        assertThat(proven.complete()).isTrue();
        assertThat(proven.entries()).isEqualTo(2);
    }

    @Test
    void booksWithoutEntriesAreCompleteToo() {
        var out = new StringWriter();
        new JournalLines(out).end();
        assertThat(prove(out.toString(), 1).entries()).isZero();
    }

    @Test
    void itIsTheSameHoweverTheFileArrivesInPieces() {
        for (int piece : List.of(1, 2, 7, 100, 101)) {
            assertThat(prove(FIRST + SECOND + TRAILER, piece).complete())
                    .as("pieces of " + piece)
                    .isTrue();
        }
    }

    @Test
    void aFileThatWasCutOrChangedIsRefused() {
        cut(FIRST + SECOND, "After 1 entries");
        cut(FIRST, "After 0 entries");
        cut("", "After 0 entries");
        cut(FIRST + SECOND + "\n", "does not end with the trailer");
        cut(FIRST + TRAILER, "The trailer says 2 entries, the file holds 1");
        cut(SECOND + TRAILER, "The trailer says 2 entries, the file holds 1");
        cut(TRAILER, "The trailer says 2 entries, the file holds 0");
        cut(FIRST + SECOND + entry(3, "1.00", "more") + TRAILER, "2 entries, the file holds 3");
        cut(
                entry(2, "5.00", "first") + entry(3, "7.25", "second") + TRAILER,
                "2 as its last number, the file holds 3");
        cut(FIRST + entry(2, "7.24", "second") + TRAILER, "the sums of debit and credit");
        cut(FIRST + entry(2, "7.25", "Second") + TRAILER, "the CRC-32C of the lines before");
        cut(
                FIRST + SECOND + TRAILER.replaceAll("\"sha256\":\"..", "\"sha256\":\"zz"),
                "as their SHA-256");
        cut(FIRST + SECOND + TRAILER.substring(0, 40), "does not end with the trailer");
    }

    @Test
    void aLineIsNotLongerThanAFileMayHold() {
        assertThat(problem(() -> prove("x".repeat((1 << 24) + 1), 1 << 20)).code())
                .isEqualTo(Problem.Code.TOO_LARGE);
    }

    private static void cut(String file, String words) {
        Problem problem = problem(() -> prove(file, 8_192));
        assertThat(problem.message()).contains(words);
        assertThat(problem.code()).isEqualTo(Problem.Code.CUT_FILE);
    }

    private static String entry(int number, String amount, String reason) {
        String leg =
                "{\"account\":\"%s\",\"side\":\"%s\",\"money\":{\"amount\":\"%s\",\"currency\":\"USD\"}}";
        return "{\"number\":%d,\"postings\":[%s,%s],\"reason\":\"%s\"}\n"
                .formatted(
                        number,
                        leg.formatted("1010", "DEBIT", amount),
                        leg.formatted("2100", "CREDIT", amount),
                        reason);
    }

    private static JournalFile.Proven prove(String file, int piece) {
        var all = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        InputStream pieces =
                new InputStream() {
                    @Override
                    public int read() {
                        return all.read();
                    }

                    @Override
                    public int read(byte[] into, int at, int length) {
                        return all.read(into, at, Math.min(piece, length));
                    }
                };
        try {
            return JournalFile.prove(pieces, JournalFile.Sum.SHA256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
