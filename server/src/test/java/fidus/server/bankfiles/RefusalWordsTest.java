package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Problem.Code;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What a person reads of a file that is not taken: what it is and what to do about it.
class RefusalWordsTest {
    private static final String CAMT = BankSamples.text("camt053-v8-ch.xml");

    @Test
    void anArchiveIsCalledOneAndItsContentNamed() throws IOException {
        Problem sent = refused(zip("statement 2026.xml", CAMT));

        assertThat(sent.code()).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(sent.message())
                .contains("a ZIP archive that begins with 'statement 2026.xml': unpack it")
                .doesNotContain("XLSX");
        assertThat(refused(zip("[Content_Types].xml", "<Types/>")).message())
                .contains("a workbook (XLSX): save the sheet as CSV");
        assertThat(refused(zip("mimetype", "application/vnd.oasis.opendocument")).message())
                .contains("a document of an office program: save the sheet as CSV");
        byte[] cut = zip("statement.xml", CAMT);
        assertThat(refused(Arrays.copyOf(cut, cut.length / 2)).message())
                .contains("a ZIP archive or workbook that is cut or damaged");
        assertThat(refused(gzip(CAMT)).message()).contains("a GZIP archive: unpack it");
        assertThat(refused(new byte[] {1, 0, 5, 7, 'a', 'b', 'c', 0, 9}).message())
                .contains("no text: it has bytes of zero");
    }

    private static byte[] zip(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Problem refused(byte[] file) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> BankSamples.read(file, Hints.NONE));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problem();
    }
}
