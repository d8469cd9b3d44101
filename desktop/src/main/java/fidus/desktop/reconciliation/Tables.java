package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.controls.RecordTable;

import java.util.List;
import java.util.function.Supplier;

/// How a table follows what is read for it.
final class Tables {
    private Tables() {}

    /// @param rows what the table lists of what was read
    /// @param again reads it once more
    static <T, V> void follow(
            RecordTable<T> table, Loaded<V> loaded, Supplier<List<T>> rows, Runnable again) {
        loaded.loadingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now && table.rows().isEmpty()) {
                                table.loading();
                            } else if (!now && loaded.problemProperty().get() == null) {
                                table.rows(rows.get());
                            }
                        });
        loaded.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            Problem problem = why;
                            if (problem != null) {
                                table.problem(problem, again);
                            }
                        });
    }
}
