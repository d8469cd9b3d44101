package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem.Code;
import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Files made to cost memory or time.
final class ReportLimitsTest extends HostileFiles {
    private static final long MEMORY = 256_000_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void aZipBombIsRefusedBeforeItUnpacks() throws IOException {
        Map<String, byte[]> parts = Damage.parts(Samples.path(Samples.TESTER));
        parts.put("xl/worksheets/sheet1.xml", new byte[60_000_000]);

        assertThat(refusal(Damage.zip(parts))).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void aWorkbookBeyondItsLimitsIsRefused() throws IOException {
        byte[] workbook = Samples.bytes(Samples.TESTER);
        Map<String, byte[]> many = Damage.parts(Samples.path(Samples.TESTER));
        for (int i = 0; i < 1_000; i++) {
            many.put("xl/part" + i, new byte[0]);
        }
        var small = new Limits(20_000_000, 2_000_000, 1_000, 200_000, MEMORY, LONG);
        var short1 = new Limits(20_000_000, 200_000_000, 1_000, 1_515, MEMORY, LONG);
        var exact = new Limits(20_000_000, 200_000_000, 1_000, 1_516, MEMORY, LONG);

        assertThat(refusal(Damage.zip(many))).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(workbook, small)).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(workbook, short1)).isEqualTo(Code.TOO_LARGE);
        assertThat(reader.read(file(workbook), exact).deals()).hasSize(723);
    }

    @Test
    void aWorkbookWithEntitiesOpensNoFileAndDoesNotGrow() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET-TEXT");
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY f SYSTEM \""
                        + secret.toUri()
                        + "\">]>";
        for (String entity : List.of("&b;", "&f;")) {
            Map<String, byte[]> parts = Damage.parts(Samples.path(Samples.TESTER));
            String sheet =
                    "<?xml version=\"1.0\"?>"
                            + laughs
                            + "<worksheet"
                            + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row"
                            + " r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"
                            + entity
                            + "</t></is></c></row></sheetData></worksheet>";
            parts.put("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> reader.read(file(Damage.zip(parts)), Limits.upload(20)))
                    .isInstanceOf(Refused.class)
                    .hasMessageNotContaining("SECRET")
                    .hasMessageNotContaining("haha");
        }
    }

    @Test
    void deepJsonIsRefused() throws IOException {
        int depth = 100_000;
        String lists = "[".repeat(depth) + "]".repeat(depth);
        String objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

        assertThat(refusal(lists.getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal(objects.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Code.UNKNOWN_FORMAT);
    }

    @Test
    void aNumberWithAHugeExponentCostsNothing() throws IOException {
        String deal = new String(Samples.bytes("mt5-rest-deal.json"), StandardCharsets.UTF_8);
        for (String huge : List.of("1e100000000", "1e99", "9".repeat(39), "1e-100000000")) {
            String hostile = deal.replace("\"profit\": 0.0", "\"profit\": " + huge);

            Report report =
                    reader.read(
                            file(hostile.getBytes(StandardCharsets.UTF_8)),
                            Limits.upload(20),
                            Currency.USD);

            assertThat(report.deals()).isEmpty();
            assertThat(report.unreadable())
                    .singleElement()
                    .satisfies(row -> assertThat(row.field()).isEqualTo("profit"));
        }
    }

    @Test
    void endlessMarkupIsReadOrRefusedInBoundedTime() throws IOException {
        String page = new String(Samples.bytes(Samples.MT4), StandardCharsets.UTF_8);
        int row = page.indexOf("<tr align=right>");
        String many = "x".repeat(2_000_000);
        List<String> insertions =
                List.of(
                        "<td title=\"" + many + "\">",
                        "<!--" + many + "-->",
                        "<" + many + ">",
                        "<td " + "a=b ".repeat(100_000) + ">",
                        "<tr>" + "<td>1".repeat(400_000),
                        "&amp;".repeat(400_000),
                        "<div>".repeat(400_000),
                        "<!--" + many,
                        "<script>" + many);
        for (String insertion : insertions) {
            String hostile = page.substring(0, row) + insertion + page.substring(row);
            survives(
                    hostile.getBytes(StandardCharsets.UTF_8),
                    insertion.substring(0, Math.min(12, insertion.length())));
        }
    }

    @Test
    void sizeAndEmptinessAreRefusedFirst() throws IOException {
        byte[] mt4 = Samples.bytes(Samples.MT4);
        var exact = new Limits(mt4.length, 0, 0, 200_000, MEMORY, LONG);
        var below = new Limits(mt4.length - 1L, 0, 0, 200_000, MEMORY, LONG);

        assertThat(reader.read(file(mt4), exact).deals()).hasSize(256);
        assertThat(refusal(mt4, below)).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(mt4, new Limits(mt4.length, 0, 0, 100, MEMORY, LONG)))
                .isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(new byte[0])).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("null".getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("[]".getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("<html><p>hello</html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Code.UNKNOWN_FORMAT);
    }

    @Test
    void aFileIsRefusedWhenItsTimeOrMemoryIsOver() throws IOException {
        byte[] mt4 = Samples.bytes(Samples.MT4);
        var hurried = new Limits(mt4.length, 0, 0, 200_000, MEMORY, Duration.ZERO);
        var narrow = new Limits(mt4.length, 0, 0, 200_000, 256 * 800, LONG);

        assertThatThrownBy(() -> reader.read(file(mt4), hurried))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("takes longer to read than 0 seconds");
        assertThatThrownBy(() -> reader.read(file(mt4), narrow))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("0 MB of memory");
        assertThat(refusal(mt4, hurried)).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(mt4, narrow)).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void nobodyWaitingEndsTheReading() throws IOException {
        Thread.currentThread().interrupt();

        assertThat(refusal(Samples.bytes(Samples.MT4))).isEqualTo(Code.TOO_LARGE);
        assertThat(Thread.interrupted()).isTrue();
    }
}
