package fidus.desktop.reconciliation;

import fidus.reconciliation.desk.RowOrder;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// In which order a side of the workbench is listed: one column at a time, by its header or by
/// keys. The server orders the rows, so that it is the order of all of them and not of those here.
final class RowSorting {
    private final TableView<DeskRow> table;
    private final Map<TableColumn<DeskRow, ?>, RowOrder> orders;
    private final TableColumn<DeskRow, ?> first;
    private boolean silent;

    private RowSorting(
            TableView<DeskRow> table,
            Map<TableColumn<DeskRow, ?>, RowOrder> orders,
            TableColumn<DeskRow, ?> first) {
        this.table = table;
        this.orders = orders;
        this.first = first;
    }

    /// @param orders of the columns that have one, in the order of the keys
    /// @param first by which the rows stand as long as nobody wants them otherwise, the earliest or
    ///   smallest first
    static RowSorting of(
            TableView<DeskRow> table,
            SideModel side,
            SequencedMap<TableColumn<DeskRow, ?>, RowOrder> orders,
            TableColumn<DeskRow, ?> first) {
        var sorting = new RowSorting(table, orders, first);
        sorting.by(first);
        table.getColumns().forEach(column -> column.setSortable(orders.containsKey(column)));
        table.setSortPolicy(
                _ -> {
                    if (!sorting.silent) {
                        sorting.keepOne();
                        side.order(sorting.now());
                    }
                    return true;
                });
        return sorting;
    }

    /// A table forgets how it was sorted when it is given another list; this one does not.
    void keeping(Runnable given) {
        silent = true;
        List<TableColumn<DeskRow, ?>> before = List.copyOf(table.getSortOrder());
        given.run();
        table.getSortOrder().setAll(before);
        silent = false;
    }

    /// By the next column, and after the last one by the first.
    void next() {
        List<TableColumn<DeskRow, ?>> columns = new ArrayList<>(orders.keySet());
        by(columns.get((columns.indexOf(column()) + 1) % columns.size()));
    }

    private void by(TableColumn<DeskRow, ?> column) {
        column.setSortType(SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(column));
    }

    /// The other way round.
    void turn() {
        TableColumn<DeskRow, ?> now = column();
        if (now != null) {
            now.setSortType(
                    now.getSortType() == SortType.ASCENDING
                            ? SortType.DESCENDING
                            : SortType.ASCENDING);
        }
    }

    private @Nullable TableColumn<DeskRow, ?> column() {
        return table.getSortOrder().isEmpty() ? null : table.getSortOrder().getLast();
    }

    /// Of several headers clicked together the last one counts; of none the first order does.
    private void keepOne() {
        if (table.getSortOrder().isEmpty()) {
            by(first);
        } else if (table.getSortOrder().size() > 1) {
            table.getSortOrder().setAll(List.of(table.getSortOrder().getLast()));
        }
    }

    private RowOrder now() {
        TableColumn<DeskRow, ?> by = column();
        RowOrder up = by == null ? RowOrder.RUN : orders.getOrDefault(by, RowOrder.RUN);
        return by != null && by.getSortType() == SortType.DESCENDING ? up.turned() : up;
    }
}
