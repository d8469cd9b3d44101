package fidus.server.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.statements.ClientStatement;
import fidus.statements.ContractLine;
import fidus.statements.CurrencySection;
import fidus.statements.PayoutLine;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// What stands on the paper, read back out of it.
class PaperTest {
    private final ClientStatement march = Sample.march();

    @Test
    void everyFigureOfTheStatementStandsOnThePaper() throws IOException {
        byte[] pdf = ClientPaper.pdf(march, Sample.print(march, false));
        look("statement", pdf);
        String text = text(pdf);
        assertThat(text)
                .contains("120,923.68", "125,646.46", "3,049.49", "−7,772.27", "7,772.27")
                .contains("18,396.46", "299.49", "−272.27", "18,423.68")
                .contains("107,250.00", "2,750.00", "−7,500.00", "102,500.00")
                .contains("Ana Muñoz Größe", "S-2026-03-000001", march.digest())
                .contains("Page 1 of 2", "Page 2 of 2", "days of UTC")
                .doesNotContain("DRAFT");
        for (CurrencySection section : march.sections()) {
            for (ContractLine line : section.contracts()) {
                assertThat(flat(inOrder(pdf))).contains(flat(line.terms()));
                assertThat(text).contains(Wording.amount(line.movements().closing()));
            }
            for (PayoutLine line : section.upcoming()) {
                assertThat(text)
                        .contains(Wording.day(line.dueOn()), Wording.amount(line.payoutAmount()));
            }
        }
    }

    @Test
    void theSameFiguresMakeTheSameBytes() {
        byte[] first = ClientPaper.pdf(march, Sample.print(march, false));
        assertThat(ClientPaper.pdf(Sample.march(), Sample.print(march, false))).isEqualTo(first);
        assertThat(ClientPaper.pdf(march, Sample.print(march, true))).isNotEqualTo(first);
    }

    @Test
    void requestsAndTheBanksDayStandOnPaperAndInTheWorkbook() throws IOException {
        ClientStatement asked = Sample.asked(march);
        byte[] pdf = ClientPaper.pdf(asked, Sample.print(asked, false));
        look("statement-requests", pdf);
        assertThat(text(pdf))
                .contains("Redemption requests in March 2026", "Requested on")
                .contains("Request 7", "Approved 3 Mar 2026")
                .contains("Request 8", "Refused 9 Mar 2026")
                .contains("Paid 3 Mar 2026 (bank 2 Mar 2026)");
        try (var book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(
                                ClientBook.xlsx(asked, Sample.print(asked, false))))) {
            assertThat(book.findSheet("Redemptions").orElseThrow().read())
                    .anyMatch(
                            row ->
                                    row.getCell(4).getText().equals("APPROVED")
                                            && row.getCell(7)
                                                    .asNumber()
                                                    .equals(new BigDecimal("772.27")));
        }
    }

    @Test
    void aDraftSaysSoOnEveryPage() throws IOException {
        byte[] pdf = ClientPaper.pdf(march, Sample.print(march, true));
        look("statement-draft", pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(flat(stripper.getText(document)))
                        .contains(flat("DRAFT, figures can change"));
            }
        }
    }

    @Test
    void aTableThatGoesOnRepeatsItsHead() throws IOException {
        ClientStatement wide = Sample.long60();
        byte[] pdf = ClientPaper.pdf(wide, Sample.print(wide, false));
        look("statement-long", pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
            var stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(document))
                    .contains("Opening value", "Closing value", "1,253,086.40");
        }
    }

    @Test
    void theFileSaysWhatItIsAndHowItIsRead() throws IOException {
        byte[] pdf = ClientPaper.pdf(march, Sample.print(march, false));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Statement of Ana Muñoz Größe, March 2026");
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(
                            new String(
                                    catalog.getMetadata().toByteArray(),
                                    java.nio.charset.StandardCharsets.UTF_8))
                    .contains("Größe", march.digest());
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void theFundPackShowsBothReturnsAndTheirFormulas() throws IOException {
        var pack = Funds.march();
        var print =
                new Print(
                        "F-2026-03-000001",
                        false,
                        pack.digest(),
                        pack.asOf(),
                        LocalDate.parse("2026-04-02"));
        byte[] pdf = FundPaper.pdf(pack, print);
        look("fund-pack", pdf);
        assertThat(FundPaper.pdf(Funds.march(), print)).isEqualTo(pdf);
        assertThat(text(pdf))
                .contains("10,000.00", "5,000.00", "352.00", "15,352.00", "−70.40", "281.60")
                .contains("3.02 %", "2.66 %", "XIRR", "CORE-1", pack.digest());
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    /// As it was written, which is the reading order.
    private static String inOrder(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", "");
    }

    /// For people to look at.
    static void look(String name, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(folder.resolve(name + ".pdf"), bytes);
    }
}
