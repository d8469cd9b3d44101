package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.controls.RecordTable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How a table follows what is read for it.
final class Tables {
    private Tables() {}

    /// @param rows what the table lists of what was read
    /// @param again reads it once more
    static <T, V> void follow(
            RecordTable<T> table, Loaded<V> loaded, Supplier<List<T>> rows, Runnable again) {
        laid(table, loaded, () -> table.rows(rows.get()), again);
    }

    /// @param lists puts what was read into the table
    /// @param again reads it once more
    static <V> void laid(RecordTable<?> table, Loaded<V> loaded, Runnable lists, Runnable again) {
        loaded.loadingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now && table.rows().isEmpty()) {
                                table.loading();
                            } else if (!now && loaded.problemProperty().get() == null) {
                                lists.run();
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

    /// A table that is laid out by its page. What is on its way is not said to be empty.
    ///
    /// @param lay lays out what was read, null for nothing
    /// @param again reads it once more
    static <V> void lay(
            RecordTable<?> table, Loaded<V> loaded, Consumer<@Nullable V> lay, Runnable again) {
        loaded.valueProperty().addListener((_, _, now) -> lay.accept(now));
        loaded.loadingProperty()
                .addListener(
                        (_, _, now) -> {
                            boolean none = table.rows().isEmpty();
                            if (none && now) {
                                table.loading();
                            } else if (none && loaded.problemProperty().get() == null) {
                                lay.accept(loaded.get());
                            }
                        });
        loaded.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (why == null) {
                                lay.accept(loaded.get());
                            } else {
                                table.problem(why, again);
                            }
                        });
    }
}
