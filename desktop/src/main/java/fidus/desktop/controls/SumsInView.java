package fidus.desktop.controls;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

/// Tells the columns of sums of one table which of them are partly scrolled out of view. The first
/// digits of a sum look like a smaller sum, so such a column shows none.
final class SumsInView implements InvalidationListener {
    private final TableView<?> table;
    private @Nullable ScrollBar across;
    private boolean asked;

    private SumsInView(TableView<?> table) {
        this.table = table;
        table.skinProperty().subscribe(this::found);
        table.getVisibleLeafColumns().addListener(this);
        table.getVisibleLeafColumns().subscribe(this::widths);
    }

    /// Watches a table once, however many columns of sums it has.
    static void of(TableView<?> table) {
        table.getProperties().computeIfAbsent(SumsInView.class, _ -> new SumsInView(table));
    }

    private void widths() {
        for (TableColumn<?, ?> column : table.getVisibleLeafColumns()) {
            column.widthProperty().removeListener(this);
            column.widthProperty().addListener(this);
        }
    }

    private void found() {
        for (Node node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
                across = bar;
                bar.valueProperty().addListener(this);
                bar.maxProperty().addListener(this);
                bar.visibleProperty().addListener(this);
            }
        }
    }

    /// The list is being laid out: what its cells show is changed after that.
    @Override
    public void invalidated(Observable changed) {
        if (!asked) {
            asked = NextPulse.before(table, this::tell);
        }
    }

    private void tell() {
        asked = false;
        ScrollBar bar = across;
        if (bar == null) {
            return;
        }
        double whole =
                table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
        double first = bar.isVisible() ? bar.getValue() : 0;
        double last = bar.isVisible() ? first + whole - bar.getMax() : whole;
        double end = 0;
        for (TableColumn<?, ?> column : table.getVisibleLeafColumns()) {
            end += column.getWidth();
            if (column instanceof MoneyColumn<?> sums) {
                sums.inView(end, first, last);
            }
        }
    }
}
