package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.Side;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.BiConsumer;

/// One side of the workbench: tells what is picked here, and shows what was picked elsewhere
/// without telling it again.
final class SideTable {
    private static final int ROWS_ABOVE = 2;
    private static final int AMOUNT = 122;
    private static final int DAY = 66;
    private static final int TEXT = 96;
    private static final int STATE = 98;
    private static final int TICKET = 92;
    private static final int SCROLL_BAR = 18;
    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final RecordTable<DeskRow> table;
    private boolean silent;

    SideTable(
            RecordTable<DeskRow> table,
            Side side,
            ResourceBundle texts,
            BiConsumer<Side, List<DeskRow>> picks) {
        this.table = table;
        var title = new Label(texts.getString("side." + side));
        title.getStyleClass().add("side-title");
        title.setMinWidth(Label.USE_PREF_SIZE);
        title.setMaxHeight(Double.MAX_VALUE);
        table.actions(title);
        columns(texts);
        table.exportName("reconciliation-" + side.name().toLowerCase(Locale.ROOT));
        selection()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<DeskRow>)
                                _ -> {
                                    if (!silent) {
                                        picks.accept(side, picked());
                                    }
                                });
    }

    void rows(List<DeskRow> rows) {
        silent = true;
        table.rows(rows);
        silent = false;
    }

    /// In the order they are seen.
    List<DeskRow> shown() {
        return List.copyOf(view().getItems());
    }

    void show(List<DeskRow> picked) {
        if (picked().equals(picked)) {
            return;
        }
        silent = true;
        selection().clearSelection();
        Set<DeskRow> wanted = new HashSet<>(picked);
        List<DeskRow> rows = view().getItems();
        int first = -1;
        for (int i = 0; i < rows.size() && !wanted.isEmpty(); i++) {
            if (wanted.remove(rows.get(i))) {
                selection().select(i);
                first = first < 0 ? i : first;
            }
        }
        if (first >= 0) {
            view().scrollTo(Math.max(0, first - ROWS_ABOVE));
        }
        silent = false;
    }

    void clear() {
        selection().clearSelection();
    }

    /// As if a person had clicked it.
    void select(DeskRow row) {
        int at = view().getItems().indexOf(row);
        if (at >= 0) {
            selection().clearAndSelect(at);
            view().scrollTo(Math.max(0, at - ROWS_ABOVE));
            focus();
        }
    }

    void focus() {
        view().requestFocus();
    }

    void focusFilter() {
        Node filter = table.lookup("#filter");
        if (filter != null) {
            filter.requestFocus();
        }
    }

    private List<DeskRow> picked() {
        return List.copyOf(
                selection().getSelectedItems().stream().filter(row -> row != null).toList());
    }

    private TableView<DeskRow> view() {
        return table.table();
    }

    private TableView.TableViewSelectionModel<DeskRow> selection() {
        return view().getSelectionModel();
    }

    /// The text takes what the other columns leave, and never less than it needs to be recognised.
    private void columns(ResourceBundle texts) {
        TableColumn<DeskRow, ?> amount =
                Columns.money(texts.getString("column.amount"), row -> row.row().amount());
        amount.setPrefWidth(AMOUNT);
        TableColumn<DeskRow, ?> day = day(texts.getString("column.day"));
        TableColumn<DeskRow, ?> text =
                Columns.text(texts.getString("column.text"), TEXT, row -> row.row().text());
        TableColumn<DeskRow, ?> state =
                Columns.badge(
                        texts.getString("column.state"), STATE, DeskRow::rowState, SideTable::tone);
        TableColumn<DeskRow, ?> ticket =
                Columns.text(
                        texts.getString("column.ticket"), TICKET, row -> row.row().reference());
        table.columns(amount, day, text, state, ticket);
        text.prefWidthProperty()
                .bind(
                        Bindings.max(
                                TEXT,
                                view().widthProperty()
                                        .subtract(AMOUNT + DAY + STATE + TICKET + SCROLL_BAR)));
    }

    /// The year stands above, with the period.
    private static TableColumn<DeskRow, LocalDate> day(String title) {
        TableColumn<DeskRow, LocalDate> column = Columns.day(title, row -> row.row().bookingDate());
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

    private static StatusBadge.Tone tone(DeskRow.RowState state) {
        return switch (state) {
            case OPEN -> StatusBadge.Tone.ATTENTION;
            case SUGGESTED -> StatusBadge.Tone.INFO;
            case MATCHED -> StatusBadge.Tone.GOOD;
        };
    }
}
