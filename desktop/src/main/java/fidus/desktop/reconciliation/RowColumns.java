package fidus.desktop.reconciliation;

import fidus.desktop.controls.CellTip;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.MoneyColumn;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.ledger.EventNames;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RunRow;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The columns of one side of the workbench. Those that the server orders by can be sorted.
final class RowColumns {
    private static final int TICKET = 92;
    private static final String TICKET_ID = "ticket";
    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private RowColumns() {}

    /// Amount, day, text and state stay in view, with as much of the rest as {@link RowRoom} has
    /// room for.
    ///
    /// @param room of the list they stand in
    /// @param passes of the rules of the run that is listed
    static RowSorting into(
            RowRoom room, ResourceBundle texts, SideModel side, Supplier<PassNames> passes) {
        TableView<DeskRow> table = room.table();
        MoneyColumn<DeskRow> amount =
                Columns.money(
                        texts.getString("column.amount"),
                        line -> line.row() == null ? null : line.row().amount());
        var day = day(texts.getString("column.day"), MatchRow::bookingDate);
        var value = day(texts.getString("column.value"), MatchRow::valueDate);
        TableColumn<DeskRow, String> text =
                Columns.text(texts.getString("column.text"), RowRoom.TEXT, DeskRow::text);
        text.setCellFactory(_ -> new TextCell());
        TableColumn<DeskRow, String> state = state(texts.getString("column.state"), room);
        TableColumn<DeskRow, String> why =
                Columns.text(
                        texts.getString("column.why"),
                        RowRoom.WHY,
                        line -> why(line, passes.get()));
        why.setCellFactory(_ -> new WhyCell(passes));
        TableColumn<DeskRow, String> ticket =
                Columns.text(
                        texts.getString("column.ticket"),
                        TICKET,
                        line -> line.row() == null ? "" : line.row().reference(),
                        EventNames::reference);
        ticket.setId(TICKET_ID);
        table.getColumns().setAll(List.of(amount, day, text, state, why, ticket, value));
        room.share(amount, day, state, text, why);
        SequencedMap<TableColumn<DeskRow, ?>, RowOrder> orders = new LinkedHashMap<>();
        orders.put(amount, RowOrder.AMOUNT);
        orders.put(day, RowOrder.DAY);
        orders.put(text, RowOrder.TEXT);
        orders.put(why, RowOrder.WHY);
        return RowSorting.of(table, side, orders, day);
    }

    /// What a row is known by: brokers give tickets, the books of a bank entries.
    static void named(TableView<DeskRow> table, ResourceBundle texts, Side side, String account) {
        table.getColumns().stream()
                .filter(column -> TICKET_ID.equals(column.getId()))
                .forEach(column -> column.setText(texts.getString(reference(side, account))));
    }

    static String reference(Side side, String account) {
        return !account.startsWith("bank/")
                ? "column.ticket"
                : side == Side.BOOK ? "column.entry" : "column.reference";
    }

    /// What failed, measured and limit; in words stands beside.
    static String why(DeskRow line, PassNames passes) {
        RunRow loaded = line.loaded();
        Explanation.Failure failed = loaded == null ? null : loaded.why();
        return failed == null
                ? ""
                : Words.of(failed.condition())
                        + " "
                        + Words.figures(passes.measured(failed) + " / " + failed.limit());
    }

    private static TableColumn<DeskRow, LocalDate> day(
            String title, Function<MatchRow, @Nullable LocalDate> of) {
        TableColumn<DeskRow, LocalDate> column =
                Columns.day(title, line -> line.row() == null ? null : of.apply(line.row()));
        column.setPrefWidth(RowRoom.DAY);
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

    private static TableColumn<DeskRow, String> state(String title, RowRoom room) {
        TableColumn<DeskRow, String> column =
                Columns.text(
                        title,
                        RowRoom.STATE,
                        line -> line.loaded() == null ? null : new RowState(line.loaded()).words());
        column.setCellFactory(_ -> new StateCell(room.narrow()));
        return column;
    }

    /// The text; pointed at, all of it with where the row stands, who booked it and when.
    private static final class TextCell extends TableCell<DeskRow, String> {
        private final CellTip tip = new CellTip(this);

        TextCell() {
            getStyleClass().add("text-cell");
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            DeskRow line = empty || getTableRow() == null ? null : getTableRow().getItem();
            RunRow loaded = line == null ? null : line.loaded();
            setText(line == null ? null : line.shown());
            tip.say(loaded == null ? null : Origins.told(loaded));
        }
    }

    /// The figures; pointed at, the whole sentence.
    private static final class WhyCell extends TableCell<DeskRow, String> {
        private final ResourceBundle words = Texts.of(DetailPane.class);
        private final CellTip tip = new CellTip(this);

        private final Supplier<PassNames> passes;

        WhyCell(Supplier<PassNames> passes) {
            this.passes = passes;
            getStyleClass().add("text-cell");
        }

        @Override
        protected void updateItem(@Nullable String figures, boolean empty) {
            super.updateItem(figures, empty);
            boolean none = empty || figures == null || figures.isEmpty();
            setText(none ? null : figures);
            DeskRow line = none || getTableRow() == null ? null : getTableRow().getItem();
            RunRow loaded = line == null ? null : line.loaded();
            Explanation.Failure failed = loaded == null ? null : loaded.why();
            tip.say(failed == null ? null : told(failed));
        }

        private String told(Explanation.Failure failed) {
            return MessageFormat.format(
                    words.getString("why.whole"),
                    Words.of(failed.condition()),
                    Words.figures(passes.get().measured(failed)),
                    Words.figures(failed.limit()),
                    words.getString("condition." + failed.condition()));
        }
    }
}
