package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.BreakCard;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The aged report with breaks of two accounts in two currencies.
final class AgedPaperTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final String BANK = "bank/Main account";

    private static AgedBreaks.Line line(String account, AgeBucket bucket, Money... sums) {
        return new AgedBreaks.Line(account, bucket, sums.length, 0, List.of(sums));
    }

    private static BreakCard card() {
        return card(BANK, "-1205.00 EUR 2026-11-20 Card fee", null);
    }

    private static BreakCard card(String account, String row, @Nullable String owner) {
        var sighting =
                new ReconciliationBreak.Sighting(
                        new RunId(new UUID(0, 1)),
                        "S5",
                        account + "/STATEMENT/STMT-2-1",
                        "Closest in P8: none",
                        row,
                        Severity.WARNING);
        var found =
                ReconciliationBreak.seen(
                        new BreakId(new UUID(0, 2)), sighting, Money.of("-1205.00", "EUR"), DAY);
        return new BreakCard(
                found, account, Severity.WARNING, AgeBucket.DAYS_0_1, 0, owner, null, null);
    }

    @Test
    void eachCurrencyOfAnAccountHasItsSumUnderEachAge() throws IOException {
        var aged =
                new AgedBreaks(
                        DAY,
                        List.of(
                                line(
                                        "7@Fidus-Real",
                                        AgeBucket.OVER_90_DAYS,
                                        Money.of("100.00", "USD")),
                                line(
                                        BANK,
                                        AgeBucket.DAYS_0_1,
                                        Money.of("120.00", "EUR"),
                                        Money.of("9000000.00", "USD")),
                                line(BANK, AgeBucket.DAYS_8_30, Money.of("0.50", "EUR"))));

        byte[] pdf = AgedPaper.pdf(aged, List.of(card()), Instant.EPOCH);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).lines())
                    .contains(
                            "7@Fidus-Real USD – – – – 100.00 100.00",
                            "bank/Main account EUR 120.00 – 0.50 – – 120.50",
                            "bank/Main account USD 9,000,000.00 – – – – 9,000,000.00",
                            "All accounts EUR 120.00 – 0.50 – – 120.50",
                            "All accounts USD 9,000,000.00 – – – 100.00 9,000,100.00",
                            "Breaks by age Computed 1 Jan 1970, 00:00 UTC",
                            "Statement 2026-11-20 Card fee 0 Warning Open – – −1,205.00 EUR");
        }
    }

    /// A report whose texts end in dots sends its reader back to the screen.
    @Test
    void noTextIsCut() throws IOException {
        String account = "510002004711@NorthBridge-Markets-Live-Hedged-2";
        String text = "WIRE-2026-4106 Marrow and Finch further subscription of 12500.00 USD";
        var aged =
                new AgedBreaks(
                        DAY,
                        List.of(line(account, AgeBucket.DAYS_0_1, Money.of("1205.00", "EUR"))));
        BreakCard card =
                card(account, "-1205.00 EUR 2026-11-20 " + text, "Olivia Marsh-Featherstonehaugh");

        byte[] pdf = AgedPaper.pdf(aged, List.of(card), Instant.EPOCH);

        Files.createDirectories(Path.of("target", "pictures"));
        Files.write(Path.of("target", "pictures", "ages.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String read = new PDFTextStripper().getText(document);
            assertThat(read).doesNotContain("…");
            assertThat(read.replaceAll("\\s", ""))
                    .contains("Statement2026-11-20" + text.replace(" ", ""))
                    .contains("OliviaMarsh-Featherstonehaugh")
                    .contains(account + "EUR1,205.00");
        }
    }
}
