package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Money;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

class TableExportTest {
    private record Row(String name, Money sum, long count) {}

    private final TableExport<Row> export =
            new TableExport<>(
                    List.of(
                            Columns.text("Name", 100, Row::name),
                            Columns.money("Sum", Row::sum),
                            Columns.whole("Count", 80, Row::count)),
                    List.of(
                            new Row("=HYPERLINK(\"x\")", Money.of("-1234.50", "USD"), -3),
                            new Row("＝1, two", Money.of("7", "JPY"), 4)));

    @Test
    void csvQuotesFormulasAndLeavesNegativeNumbersAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.csv");
        export.csv(file);
        assertThat(Files.readString(file).lines())
                .containsExactly(
                        "Name,Sum,Sum currency,Count",
                        "\"'=HYPERLINK(\"\"x\"\")\",-1234.50,USD,-3",
                        "\"'＝1, two\",7,JPY,4");
    }

    /// Words for those who open it; the codes stand behind for programs.
    @Test
    void csvHasStatesInWordsAndTheirCodesInColumnsBehind(@TempDir Path folder) throws Exception {
        var states =
                new TableExport<>(
                        List.of(
                                Columns.<Row, RoundingMode>badge(
                                        "State",
                                        100,
                                        row -> row.count() > 0 ? RoundingMode.HALF_UP : null,
                                        _ -> StatusBadge.Tone.GOOD),
                                Columns.text("Name", 100, Row::name)),
                        List.of(
                                new Row("one", Money.of("1", "JPY"), 1),
                                new Row("none", Money.of("1", "JPY"), 0)));
        Path file = folder.resolve("x.csv");

        states.csv(file);

        assertThat(Files.readString(file).lines())
                .containsExactly("State,Name,State code", "Half up,one,HALF_UP", ",none,");
        assertThat(states.tsv()).isEqualTo("State\tName\nHalf up\tone\n\tnone\n");
    }

    @Test
    void csvQuotesFullWidthSignsAndWhatASpreadsheetThatSplitsElsewhereWouldRun(@TempDir Path folder)
            throws Exception {
        var said =
                new TableExport<>(
                        List.of(Columns.text("Name", 100, Row::name)),
                        List.of(
                                new Row("＋1", Money.of("1", "JPY"), 1),
                                new Row("－1", Money.of("1", "JPY"), 1),
                                new Row("＠a", Money.of("1", "JPY"), 1),
                                new Row("X;=1+cmd;Y;\t -2", Money.of("1", "JPY"), 1),
                                new Row("X;\"=1\n@Z; A=1", Money.of("1", "JPY"), 1)));
        Path file = folder.resolve("x.csv");

        said.csv(file);

        assertThat(Files.readString(file).lines())
                .containsExactly(
                        "Name",
                        "'＋1",
                        "'－1",
                        "'＠a",
                        "X;'=1+cmd;Y;\t '-2",
                        "\"X;\"\"'=1",
                        "'@Z; A=1\"");
        assertThat(said.tsv()).contains("X;=1+cmd;Y;  -2");
    }

    @Test
    void whatIsWrittenElsewhereWasReadWhenItWasAskedFor(@TempDir Path folder) throws Exception {
        var name = new SimpleStringProperty("before");
        var column = new TableColumn<Row, String>("Name");
        column.setCellValueFactory(_ -> name);
        var asked =
                new TableExport<>(List.of(column), List.of(new Row("", Money.of("1", "JPY"), 1)));
        name.set("after");

        Path file = asked.file(folder.resolve("x.csv"));

        assertThat(Files.readString(file).lines()).containsExactly("Name", "before");
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedByName(@TempDir Path folder) {
        assertThatThrownBy(() -> export.file(folder.resolve("missing").resolve("x.xlsx")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("x.xlsx could not be written");
    }

    @Test
    void theClipboardGetsTheSameWithTabs() {
        assertThat(export.tsv().lines().skip(2)).containsExactly("'＝1, two\t7\tJPY\t4");
    }

    @Test
    void aTextOfSeveralLinesStaysInItsCellOnTheClipboard() {
        var said =
                new TableExport<>(
                        List.of(Columns.text("Reason", 100, Row::name)),
                        List.of(
                                new Row(
                                        "Correction\n=1+1\r\n+2\u2028@x",
                                        Money.of("1", "EUR"),
                                        1)));
        assertThat(said.tsv()).isEqualTo("Reason\nCorrection =1+1 +2 @x\n");
    }

    @Test
    void aWorkbookKeepsNumbersAsNumbers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.xlsx");
        export.xlsx(file);
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
            String xml = new String(sheet.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(xml).contains("<v>-1234.50</v>").contains("<v>-3</v>").doesNotContain("<f>");
        }
    }

    @Test
    void sumsAreGroupedByThinSpacesWithARealMinus() {
        assertThat(Words.number(new BigDecimal("-1234567.50")))
                .isEqualTo("−1\u202f234\u202f567.50");
        assertThat(Words.number(new BigDecimal("999"))).isEqualTo("999");
        assertThat(Words.ofCode("RELEASE_ACCOUNT")).isEqualTo("Release account");
    }
}
