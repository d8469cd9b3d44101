package fidus.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.payments.PaymentId;
import fidus.payments.Receipt;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A receipt on paper says what the receipt says, and the same receipt is the same bytes.
class ReceiptPaperTest {
    @Test
    void itSaysWhoGotWhatForWhatAndWhen() throws IOException {
        byte[] pdf = ReceiptPaper.pdf(receipt(false));
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(folder.resolve("receipt.pdf"), pdf);
        assertThat(text(pdf))
                .contains("RECEIPT R-12-3")
                .contains("1,422.27 USD paid")
                .contains("on 4 March 2027")
                .contains("Ada Exämple")
                .contains("DE89 3704 0044 0532 0130 00")
                .contains("Interest 3 of 12 of contract 1001")
                .contains("1,150.00")
                .contains("FE12-3-7c1b")
                .doesNotContain("came back");
        assertThat(ReceiptPaper.pdf(receipt(false))).isEqualTo(pdf);
        assertThat(text(ReceiptPaper.pdf(receipt(true)))).contains("This payment came back later.");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Receipt receipt(boolean back) {
        return new Receipt(
                "R-12-3",
                new PaymentId(new UUID(0, 3)),
                "House bank USD",
                "client/1",
                "Ada Exämple",
                "DE89 3704 0044 0532 0130 00",
                usd("1422.27"),
                List.of(
                        new Receipt.Line(
                                "payout/1",
                                "Interest 3 of 12 of contract 1001",
                                LocalDate.parse("2027-03-01"),
                                usd("272.27")),
                        new Receipt.Line(
                                "payout/2",
                                "Interest 5 of 12 of contract 1002",
                                LocalDate.parse("2027-03-01"),
                                usd("1150.00"))),
                "FE12-3-7c1b",
                "BANK-4711",
                LocalDate.parse("2027-03-04"),
                Instant.parse("2027-03-05T09:30:00Z"),
                back);
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
