package fidus.reconciliation.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What a file must be to be taken under its name.
class FileKindTest {
    private static final String CAMT =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
                    + "<BkToCstmrStmt/></Document>\n";
    private static final String MAIL =
            "Received: from bank.example\r\n by us.example\r\nFrom: desk@bank.example\r\n"
                    + "Date: Fri, 20 Nov 2026 10:00:00 +0100\r\nSubject: =?utf-8?q?25.00?=\r\n"
                    + "\r\nThe fee is ours. Grüße\r\n";

    @Test
    void aWorkbookHasItsPartsAndNoneThatRuns() throws IOException {
        byte[] plain = zip("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
        assertThat(FileKind.XLSX.fits(plain)).isTrue();
        assertThat(FileKind.XLSX.fits(Arrays.copyOf(plain, plain.length - 30))).isFalse();
        assertThat(FileKind.XLSX.fits(zip("[Content_Types].xml", "word/document.xml"))).isFalse();
        assertThat(
                        FileKind.XLSX.fits(
                                zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")))
                .isFalse();
        assertThat(FileKind.XLSX.fits(MAIL.getBytes(UTF_8))).isFalse();
        assertThat(FileKind.named("Answer of the bank.XLSX")).contains(FileKind.XLSX);
        assertThat(FileKind.named("macros.xlsm")).isEmpty();
    }

    @Test
    void aWorkbookThatUnpacksWithoutEndIsNotTaken() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name :
                    new String[] {"[Content_Types].xml", "xl/workbook.xml", "xl/a.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                byte[] nothing = new byte[1_000_000];
                for (int i = 0; i < 70; i++) {
                    zip.write(nothing);
                }
            }
        }
        assertThat(bytes.size()).isLessThan(Attachment.MOST_BYTES);
        assertThat(FileKind.XLSX.fits(bytes.toByteArray())).isFalse();
    }

    @Test
    void anXmlFileIsAMessageOfABankWithoutADocumentType() {
        assertThat(xml(CAMT)).isTrue();
        assertThat(xml(CAMT.replace("<Document ", "<n:Document ").replace("</D", "</n:D")))
                .isTrue();
        assertThat(xml(CAMT.replace("<Document", "<!DOCTYPE Document SYSTEM \"x\"><Document")))
                .isFalse();
        assertThat(xml(CAMT.replace("</Document>", ""))).isFalse();
        assertThat(xml(CAMT.replace("camt.053", "pain.001"))).isFalse();
        assertThat(xml("<html><script/></html>")).isFalse();
    }

    @Test
    void aMailHasHeadersWithSenderAndDate() {
        assertThat(mail(MAIL)).isTrue();
        assertThat(mail(MAIL.replace("\r\n", "\n"))).isTrue();
        assertThat(mail(MAIL.replace("From: ", "Sender: "))).isFalse();
        assertThat(mail(" " + MAIL)).isFalse();
        assertThat(mail("They confirmed it.\n\nFrom: a\nDate: b\n")).isFalse();
        assertThat(mail(MAIL + "\0")).isFalse();
    }

    @Test
    void whatCanBeAttachedIsSaid() {
        assertThat(FileKind.words()).isEqualTo("PDF, PNG, JPG, TXT, CSV, XLSX, XML or EML");
    }

    private static boolean xml(String text) {
        return FileKind.XML.fits(text.getBytes(UTF_8));
    }

    private static boolean mail(String text) {
        return FileKind.EML.fits(text.getBytes(UTF_8));
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<a/>".getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
