package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.Side;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.BiConsumer;

/// One side of the workbench: tells what is picked here, and shows what was picked elsewhere
/// without telling it again.
final class SideTable {
    private static final int ROWS_ABOVE = 2;

    private final RecordTable<DeskRow> table;
    private final Side side;
    private boolean silent;

    SideTable(
            RecordTable<DeskRow> table,
            Side side,
            ResourceBundle texts,
            BiConsumer<Side, List<DeskRow>> picks) {
        this.table = table;
        this.side = side;
        var title = new Label(texts.getString("side." + side));
        title.getStyleClass().add("side-title");
        title.setMinWidth(Label.USE_PREF_SIZE);
        table.actions(title);
        columns(texts);
        table.exportName("reconciliation-" + side.name().toLowerCase(java.util.Locale.ROOT));
        var placeholder = new Label(texts.getString("empty"));
        placeholder.setWrapText(true);
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

    private void columns(ResourceBundle texts) {
        TableColumn<DeskRow, ?> amount =
                Columns.money(texts.getString("column.amount"), row -> row.row().amount());
        amount.setMinWidth(108);
        TableColumn<DeskRow, ?> day =
                Columns.day(texts.getString("column.day"), row -> row.row().bookingDate());
        day.setMinWidth(82);
        TableColumn<DeskRow, ?> text =
                Columns.text(texts.getString("column.text"), 240, row -> row.row().text());
        text.setMinWidth(80);
        TableColumn<DeskRow, ?> ticket =
                Columns.text(texts.getString("column.ticket"), 80, row -> row.row().reference());
        ticket.setMinWidth(60);
        TableColumn<DeskRow, ?> state =
                Columns.badge(
                        texts.getString("column.state"), 96, DeskRow::rowState, SideTable::tone);
        state.setMinWidth(86);
        amount.setMaxWidth(160);
        day.setMaxWidth(100);
        ticket.setMaxWidth(120);
        state.setMaxWidth(100);
        table.columns(amount, day, text, ticket, state);
        view().setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    }

    private static StatusBadge.Tone tone(DeskRow.RowState state) {
        return switch (state) {
            case OPEN -> StatusBadge.Tone.ATTENTION;
            case SUGGESTED -> StatusBadge.Tone.INFO;
            case MATCHED -> StatusBadge.Tone.GOOD;
        };
    }
}
