package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankFile;
import fidus.contract.Problem;
import fidus.contract.Problem.Code;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
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
        assertThat(refused(CAMT.getBytes(Charset.forName("UTF-32LE"))).message())
                .contains("no text: it has bytes of zero");
        assertThat(refused(new byte[] {1, 0, 5, 7, 'a', 'b', 'c', 0, 9}).message())
                .contains("no text: it has bytes of zero");
    }

    @Test
    void moreBehindTheXmlIsNoCut() {
        Problem trailing =
                refused((CAMT.strip() + "\nsent by mail").getBytes(StandardCharsets.UTF_8));
        Problem twice =
                refused((CAMT.strip() + "\n" + CAMT.strip()).getBytes(StandardCharsets.UTF_8));
        int line = CAMT.strip().split("\n", -1).length + 1;

        assertThat(trailing.code()).isEqualTo(Code.UNREADABLE);
        assertThat(trailing.message())
                .isEqualTo(
                        "Behind the end of the XML more stands in line "
                                + line
                                + ", such as a second file. Nothing was taken: which of it counts,"
                                + " nobody can say. Fetch the file again, or part it into files of"
                                + " one statement message each.");
        assertThat(twice.message())
                .contains("Behind the end of the XML more stands in line " + line);
    }

    @Test
    void damagedXmlIsCalledSoAndCutXmlCut() {
        byte[] cut = CAMT.substring(0, CAMT.length() / 2).getBytes(StandardCharsets.UTF_8);
        byte[] damaged =
                CAMT.replaceFirst("</NtryRef>|</AcctSvcrRef>", "").getBytes(StandardCharsets.UTF_8);

        assertThat(refused(cut).code()).isEqualTo(Code.CUT_FILE);
        assertThat(refused(cut).message()).contains("is not whole XML", "in line ");
        assertThat(refused(damaged).code()).isEqualTo(Code.UNREADABLE);
        assertThat(refused(damaged).message())
                .contains("cannot be read as XML in line ", "though its end is there")
                .doesNotContain("whole");
        assertThat(
                        refused(
                                        CAMT.replace("<Document", "<!doctype x><Document")
                                                .getBytes(StandardCharsets.UTF_8))
                                .message())
                .contains("cannot be read as XML in line ");
    }

    /// Programs that write UTF-8 often say UTF-16, and mail puts blanks before a file.
    @Test
    void whatItsBytesDisproveOfADeclarationIsNoHindrance() {
        String said =
                CAMT.replaceFirst("<\\?xml[^>]*>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>");
        byte[] western = said.replace("CH", "\u00e4").getBytes(StandardCharsets.ISO_8859_1);
        BankFile whole = BankSamples.read(CAMT, Hints.NONE);

        assertThat(said).contains("UTF-16");
        assertThat(BankSamples.read(said, Hints.NONE).statements()).isEqualTo(whole.statements());
        assertThat(BankSamples.read(said, Hints.NONE).encoding()).isEqualTo("UTF-8");
        assertThat(refused(western).message()).contains("character set it or its profile names");
        assertThat(BankSamples.read("\n \t" + CAMT, Hints.NONE).statements())
                .isEqualTo(whole.statements());
        assertThat(
                        refused(("\n\n" + CAMT.strip() + "x").getBytes(StandardCharsets.UTF_8))
                                .message())
                .contains("line " + (2 + CAMT.strip().split("\n", -1).length));
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
