package fidus.desktop.controls;

import javafx.beans.binding.Bindings;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// How low a table gets where there is little room. By itself it keeps room for what was said while
/// it was empty, also when it has rows, and its lower end is hidden by what follows.
final class LeastHeight {
    /// A header, a row and a scroll bar.
    private static final double ROWS = 72;

    private LeastHeight() {}

    static void of(TableView<?> table) {
        table.minHeightProperty()
                .bind(
                        Bindings.when(Bindings.isEmpty(table.getItems()))
                                .then(Region.USE_COMPUTED_SIZE)
                                .otherwise(ROWS));
    }
}
