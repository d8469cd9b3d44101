package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import javafx.beans.binding.Bindings;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SequencedMap;
import java.util.function.Function;

/// The columns of one side of the workbench. Those that the server orders by can be sorted.
final class RowColumns {
    private static final int AMOUNT = 122;
    private static final int DAY = 66;
    private static final int TEXT = 96;
    private static final int STATE = 98;
    private static final int TICKET = 92;
    private static final int WHY = 132;
    private static final int OTHERS = AMOUNT + DAY + STATE + WHY + 18;
    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private RowColumns() {}

    /// The text takes what the other columns leave, and never less than it needs to be recognised.
    static RowSorting into(TableView<DeskRow> table, ResourceBundle texts, SideModel side) {
        TableColumn<DeskRow, Money> amount =
                Columns.money(
                        texts.getString("column.amount"),
                        line -> line.row() == null ? null : line.row().amount());
        amount.setPrefWidth(AMOUNT);
        var day = day(texts.getString("column.day"), MatchRow::bookingDate);
        var value = day(texts.getString("column.value"), MatchRow::valueDate);
        TableColumn<DeskRow, String> text =
                Columns.text(
                        texts.getString("column.text"),
                        TEXT,
                        line -> line.row() == null ? "…" : line.row().text());
        TableColumn<DeskRow, Standing> state =
                Columns.badge(
                        texts.getString("column.state"),
                        STATE,
                        DeskRow::standing,
                        RowColumns::tone);
        TableColumn<DeskRow, String> why =
                Columns.text(texts.getString("column.why"), WHY, RowColumns::why);
        TableColumn<DeskRow, String> ticket =
                Columns.text(
                        texts.getString("column.ticket"),
                        TICKET,
                        line -> line.row() == null ? "" : line.row().reference());
        table.getColumns().setAll(List.of(amount, day, text, why, state, ticket, value));
        text.prefWidthProperty().bind(Bindings.max(TEXT, table.widthProperty().subtract(OTHERS)));
        SequencedMap<TableColumn<DeskRow, ?>, RowOrder> orders = new LinkedHashMap<>();
        orders.put(amount, RowOrder.AMOUNT);
        orders.put(day, RowOrder.DAY);
        orders.put(text, RowOrder.TEXT);
        orders.put(why, RowOrder.WHY);
        return RowSorting.of(table, side, orders);
    }

    /// What failed, measured and limit; in words stands beside.
    static String why(DeskRow line) {
        RunRow loaded = line.loaded();
        Explanation.Failure failed = loaded == null ? null : loaded.why();
        return failed == null
                ? ""
                : Words.of(failed.condition())
                        + " "
                        + Words.figures(failed.measured() + " / " + failed.limit());
    }

    private static TableColumn<DeskRow, LocalDate> day(
            String title, Function<MatchRow, @Nullable LocalDate> of) {
        TableColumn<DeskRow, LocalDate> column =
                Columns.day(title, line -> line.row() == null ? null : of.apply(line.row()));
        column.setPrefWidth(DAY);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable LocalDate day, boolean empty) {
                                super.updateItem(day, empty);
                                setText(empty || day == null ? null : SHORT_DAY.format(day));
                            }
                        });
        return column;
    }

    private static StatusBadge.Tone tone(Standing state) {
        return switch (state) {
            case OPEN -> StatusBadge.Tone.ATTENTION;
            case SUGGESTED -> StatusBadge.Tone.INFO;
            case MATCHED -> StatusBadge.Tone.GOOD;
            case SETTLED -> StatusBadge.Tone.NEUTRAL;
        };
    }
}
