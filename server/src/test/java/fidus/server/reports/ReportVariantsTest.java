package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.imports.Check;
import fidus.imports.Report;
import fidus.imports.ReportKind;
import fidus.imports.Section;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// The same report in other encodings, languages and builds means the same.
class ReportVariantsTest {
    @TempDir Path folder;

    private final ReportReader reader = new ReportReader();
    private final String history =
            new String(Samples.bytes(Samples.HISTORY), StandardCharsets.UTF_8);

    @Test
    void theEncodingChangesNothingThatIsRead() throws IOException {
        byte[] wide = Samples.bytes(Samples.HISTORY_UTF16);
        byte[] unmarked = Arrays.copyOfRange(wide, 2, wide.length);
        byte[] marked = ("\ufeff" + history).getBytes(StandardCharsets.UTF_8);
        byte[] swapped = ("\ufeff" + history).getBytes(StandardCharsets.UTF_16BE);

        Report original = read(Samples.bytes(Samples.HISTORY));

        for (byte[] variant : new byte[][] {wide, unmarked, marked, swapped}) {
            Report other = read(variant);
            assertThat(other.sha256()).isNotEqualTo(original.sha256());
            assertThat(content(other)).isEqualTo(content(original));
        }
        assertThat(read(wide).encoding()).isEqualTo("UTF-16LE with BOM");
        assertThat(read(unmarked).encoding()).isEqualTo("UTF-16LE");
    }

    @Test
    void aTranslatedReportIsReadByItsShape() throws IOException {
        String bulgarian = history;
        for (var word : BULGARIAN.entrySet()) {
            bulgarian = bulgarian.replace(word.getKey(), word.getValue());
        }
        assertThat(bulgarian).doesNotContain("Balance:").doesNotContain(">Commission<");

        Report translated = read(bulgarian.getBytes(StandardCharsets.UTF_8));

        assertThat(content(translated)).isEqualTo(content(read(Samples.bytes(Samples.HISTORY))));
    }

    @Test
    void aReportOf2016HasNoFeeColumnAndAnotherAccountLine() throws IOException {
        Path file = folder.resolve("old.html");
        GeneratedReport.write(file, 11, 500, false);

        Report report = reader.read(file, Limits.upload(20)).requireStatement();

        assertThat(report.deals()).hasSize(500);
        assertThat(report.ties()).as("%s", report.checks()).isTrue();
        assertThat(report.claim().server()).isEqualTo("Fidus-Demo");
        assertThat(report.claim().marginMode()).isNull();
        assertThat(report.claim().company()).isEqualTo("Invented Broker Ltd");
    }

    @Test
    void aGeneratedReportTiesOutAndIsTheSameForTheSameSeed() throws IOException {
        Path one = folder.resolve("one.html");
        Path two = folder.resolve("two.html");
        GeneratedReport.write(one, 42, 2_000);
        GeneratedReport.write(two, 42, 2_000);

        Report report = reader.read(one, Limits.upload(20)).requireStatement();

        assertThat(Files.mismatch(one, two)).isEqualTo(-1);
        assertThat(report.deals()).hasSize(2_000);
        assertThat(report.ties()).as("%s", report.checks()).isTrue();
        assertThat(report.checks()).hasSize(9);
    }

    @Test
    void aStatementInAChineseCodePageKeepsItsNumbersAndItsName() throws IOException {
        String text =
                new String(Samples.bytes(Samples.MT4), StandardCharsets.UTF_8)
                        .replace("Patrick Ingle", "王小明");

        Report report = read(text.getBytes(Charset.forName("GB18030")));

        assertThat(report.claim().holder()).isEqualTo("王小明");
        assertThat(Objects.requireNonNull(report.totals()).net().toString())
                .isEqualTo("1416.01 USD");
        assertThat(report.ties()).isTrue();
    }

    @Test
    void theNameOfAFileSaysNothing() throws IOException {
        Path odd = folder.resolve("holiday.jpg");
        Files.write(odd, Samples.bytes(Samples.HISTORY));

        assertThat(reader.read(odd, Limits.upload(20)).kind()).isEqualTo(ReportKind.HISTORY);
    }

    @Test
    void aChangedFigureIsShownAsADifference() throws IOException {
        String changed =
                history.replace("9 949.16</td><td nowrap>100018", "9 949.17</td><td nowrap>100018");
        assertThat(changed).isNotEqualTo(history);

        Report report = read(changed.getBytes(StandardCharsets.UTF_8));

        assertThat(report.ties()).isFalse();
        assertThat(report.checks())
                .filteredOn(check -> !check.ties())
                .extracting(Check::tie)
                .containsExactly(Check.Tie.RUNNING_BALANCE, Check.Tie.LAST_BALANCE);
        assertThat(ReportText.lines(report))
                .anyMatch(line -> line.startsWith("DIFFERS") && line.contains("in 1 rows"));
    }

    @Test
    void aRowThatCannotBeReadIsNamedAndStopsTheStatement() throws IOException {
        String broken = history.replace("<td nowrap>-2.41</td>", "<td nowrap>-2,41</td>");

        Report report = read(broken.getBytes(StandardCharsets.UTF_8));

        assertThat(report.unreadable())
                .isNotEmpty()
                .allSatisfy(
                        row -> {
                            assertThat(row.field()).isEqualTo("profit");
                            assertThat(row.text()).isEqualTo("-2,41");
                            assertThat(row.line()).isPositive();
                        });
        assertThatThrownBy(report::requireStatement).hasMessageContaining("UNREADABLE");
    }

    @Test
    void aDealThatStandsTwiceIsNotCountedTwice() throws IOException {
        int last =
                history.lastIndexOf(
                        "<tr bgcolor=\"#F7F7F7\" align=\"right\"><td nowrap>2023.06.26 17:03:00");
        int end = history.indexOf("</tr>", last) + 5;
        String twice = history.substring(0, end) + history.substring(last);

        Report report = read(twice.getBytes(StandardCharsets.UTF_8));

        assertThat(report.deals()).hasSize(1402);
        assertThat(report.unreadable())
                .singleElement()
                .satisfies(row -> assertThat(row.text()).isEqualTo("1750731927"));
        assertThat(report.count(Section.DEALS).sums())
                .isEqualTo(read(Samples.bytes(Samples.HISTORY)).count(Section.DEALS).sums());
    }

    /// The report without what the file's spelling decides.
    private static Report content(Report report) {
        return new Report(
                report.format(),
                report.kind(),
                "",
                report.claim(),
                report.printedAt(),
                report.summary(),
                report.deals(),
                report.openPositions(),
                report.counts(),
                report.totals(),
                report.checks(),
                report.unreadable(),
                "",
                "",
                0);
    }

    private Report read(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "report", ".bin");
        Files.write(file, content);
        return reader.read(file, Limits.upload(20));
    }

    private static final Map<String, String> BULGARIAN =
            Map.ofEntries(
                    Map.entry("Trade History Report", "Отчет за историята на търговията"),
                    Map.entry("Name:", "Име:"),
                    Map.entry("Account:", "Сметка:"),
                    Map.entry("Company:", "Компания:"),
                    Map.entry("Date:", "Дата:"),
                    Map.entry("<b>Positions</b>", "<b>Позиции</b>"),
                    Map.entry("<b>Orders</b>", "<b>Поръчки</b>"),
                    Map.entry("<b>Deals</b>", "<b>Сделки</b>"),
                    Map.entry("<b>Commission</b>", "<b>Комисиона</b>"),
                    Map.entry("<b>Profit</b>", "<b>Печалба</b>"),
                    Map.entry("<b>Balance</b>", "<b>Баланс</b>"),
                    Map.entry(">Balance:", ">Баланс:"),
                    Map.entry(">Credit Facility:", ">Кредит:"),
                    Map.entry(">Floating P/L:", ">Плаваща печалба:"),
                    Map.entry(">Equity:", ">Активи:"),
                    Map.entry(">Margin:", ">Марж:"),
                    Map.entry(">Margin Level:", ">Ниво:"),
                    Map.entry(">Free Margin:", ">Свободен марж:"));
}
