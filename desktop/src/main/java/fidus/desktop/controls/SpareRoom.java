package fidus.desktop.controls;

import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.List;

/// Columns that take the room the others of their table leave, in equal parts and never less than
/// their own width: what matters is not cut beside an empty strip.
public final class SpareRoom {
    /// The bar to scroll by, and the frame.
    private static final double BESIDE = 18;

    private SpareRoom() {}

    /// @param wide of this table, with the least width each has now
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> void to(RecordTable<T> list, TableColumn<T, ?>... wide) {
        TableView<T> table = list.table();
        List<TableColumn<T, ?>> all = List.of(wide);
        List<Double> least = all.stream().map(TableColumn::getPrefWidth).toList();
        InvalidationListener share = _ -> share(table, all, least);
        table.widthProperty().addListener(share);
        table.getVisibleLeafColumns().addListener(share);
    }

    private static <T> void share(
            TableView<T> table, List<TableColumn<T, ?>> wide, List<Double> least) {
        double others =
                table.getVisibleLeafColumns().stream()
                        .filter(column -> !wide.contains(column))
                        .mapToDouble(TableColumn::getPrefWidth)
                        .sum();
        long shown = wide.stream().filter(TableColumn::isVisible).count();
        double part = Math.floor((table.getWidth() - BESIDE - others) / Math.max(1, shown));
        for (int i = 0; i < wide.size(); i++) {
            wide.get(i).setPrefWidth(Math.max(least.get(i), part));
        }
    }
}
