package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.ReadSheet.Cell;
import fidus.money.Money;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;

/// What a spreadsheet finds in a saved list. Serial days are those of the 1900 calendar: 46351 is
/// 2026-11-25, half of a day is noon.
class TableSheetTest {
    private enum State {
        WRITTEN_OFF
    }

    private record Row(@Nullable Object value) {}

    @TempDir private Path folder;

    @Test
    void aDayIsADateAndATimeADateTimeInTheZoneOfItsTitle() throws Exception {
        var sheet =
                saved(
                        List.of(
                                Columns.day("Deadline", of(LocalDate.class)),
                                Columns.instant("Started", of(Instant.class)),
                                Columns.time("Server time", of(LocalDateTime.class))),
                        new Row(LocalDate.of(2026, 11, 25)),
                        new Row(Instant.parse("2026-11-25T12:00:00Z")),
                        new Row(LocalDateTime.parse("2026-11-25T18:00")),
                        new Row(LocalDate.of(1899, 12, 31)));
        assertThat(sheet.cells())
                .containsEntry("B1", Cell.text("Started (UTC)"))
                .containsEntry("A2", Cell.number("46351.0", "yyyy-mm-dd"))
                .containsEntry("B3", Cell.number("46351.5", "yyyy-mm-dd hh:mm:ss"))
                .containsEntry("C4", Cell.number("46351.75", "yyyy-mm-dd hh:mm:ss"))
                .containsEntry("A5", Cell.text("1899-12-31"))
                .hasSize(7);
    }

    @Test
    void aStateIsInTheWordsOfTheScreenAndNothingIsNoCell() throws Exception {
        var sheet =
                saved(
                        List.of(
                                Columns.badge(
                                        "State",
                                        90,
                                        of(State.class),
                                        _ -> StatusBadge.Tone.NEUTRAL),
                                Columns.text("Note", 90, of(String.class)),
                                Columns.money("Sum", of(Money.class))),
                        new Row(State.WRITTEN_OFF),
                        new Row(""),
                        new Row(null),
                        new Row("=1+1"));
        assertThat(sheet.cells().keySet())
                .containsExactlyInAnyOrder("A1", "B1", "C1", "D1", "A2", "B5");
        assertThat(sheet.cells())
                .containsEntry("A2", Cell.text("Written off"))
                .containsEntry("B5", Cell.text("=1+1"));
    }

    @Test
    void aSumHasTheDecimalsOfItsCurrencyAndNeverLosesACent() throws Exception {
        var columns = List.of(Columns.money("Sum", of(Money.class)));
        var sheet =
                saved(
                        columns,
                        new Row(Money.of("-1234.50", "USD")),
                        new Row(Money.of("7", "JPY")),
                        new Row(Money.of("9999999999999.99", "USD")),
                        new Row(Money.of("90071992547409.93", "USD")),
                        new Row(Money.of("5.00", "XXX")));
        assertThat(sheet.cells())
                .containsEntry("A2", Cell.number("-1234.50", "#,##0.00"))
                .containsEntry("B2", Cell.text("USD"))
                .containsEntry("A3", Cell.number("7", "#,##0"))
                .containsEntry("A4", Cell.number("9999999999999.99", "#,##0.00"))
                .containsEntry("A5", Cell.text("90071992547409.93"))
                .containsEntry("B5", Cell.text("USD"))
                .containsEntry("B6", Cell.text("no currency"));
        var notes = ReadSheet.of(folder.resolve("x.xlsx"), 2);
        assertThat(notes.cells().get("A1").value()).contains("more than 15 digits");
        assertThat(notes.cells())
                .containsEntry("A2", Cell.text("Sum"))
                .containsEntry("B2", Cell.number("1", ""));
    }

    @Test
    void sumsWithinWordsStandBesideThemByCurrency() throws Exception {
        TableColumn<Row, SummedText> left =
                Columns.summed(
                        "Left",
                        90,
                        row -> row.value() instanceof String said ? SummedText.leading(said) : null,
                        said -> said);
        var sheet =
                saved(
                        List.of(left, Columns.whole("Count", 90, of(Long.class))),
                        new Row("-50.00 USD 2026-11-20 fee"),
                        new Row("69182.78 EUR"),
                        new Row("3 deals"),
                        new Row("1.5 LOT of gold"),
                        new Row(123_456_789_012L));
        assertThat(sheet.cells())
                .containsEntry("A2", Cell.text("-50.00 USD 2026-11-20 fee"))
                .containsEntry("B1", Cell.text("Left, EUR"))
                .containsEntry("C1", Cell.text("Left, USD"))
                .containsEntry("C2", Cell.number("-50.00", "#,##0.00"))
                .containsEntry("B3", Cell.number("69182.78", "#,##0.00"))
                .containsEntry("D6", Cell.number("123456789012", "0"))
                .doesNotContainKeys("B2", "B4", "C4", "B5", "C5");
    }

    @Test
    void aDecimalKeepsItsDecimals() throws Exception {
        var sheet =
                saved(
                        List.of(Columns.decimal("Price", 90, of(BigDecimal.class))),
                        new Row(new BigDecimal("1.08450")));
        assertThat(sheet.cells()).containsEntry("A2", Cell.number("1.08450", "#,##0.00000"));
    }

    private ReadSheet saved(List<? extends TableColumn<Row, ?>> columns, Row... rows)
            throws Exception {
        Path file = folder.resolve("x.xlsx");
        new TableExport<>(columns, List.of(rows)).xlsx(file);
        return ReadSheet.of(file, 1);
    }

    private static <V> Function<Row, @Nullable V> of(Class<V> kind) {
        return row -> kind.isInstance(row.value()) ? kind.cast(row.value()) : null;
    }
}
