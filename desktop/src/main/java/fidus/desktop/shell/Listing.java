package fidus.desktop.shell;

import fidus.contract.Problem;
import fidus.desktop.controls.RecordTable;

import javafx.scene.control.Button;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// Keeps a table in step with what was read: rows, the wheel while there are none yet, and the
/// reason when they could not be read.
public final class Listing {
    private Listing() {}

    public static <A, T> void bind(
            RecordTable<T> table, Fetched<A> source, Function<A, List<T>> rows) {
        source.valueProperty()
                .addListener(
                        (_, _, now) -> table.rows(now == null ? List.<T>of() : rows.apply(now)));
        source.loadingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now && source.value() == null) {
                                table.loading();
                            } else if (!now
                                    && source.value() != null
                                    && source.problemProperty().get() == null) {
                                table.rows(rows.apply(source.value()));
                            }
                        });
        source.problemProperty().addListener((_, _, why) -> problem(table, why, source::again));
    }

    public static <T> void bind(RecordTable<T> table, Paged<T> source) {
        source.rowsProperty().addListener((_, _, now) -> table.rows(now));
        source.loadingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now && source.rows().isEmpty()) {
                                table.loading();
                            } else if (!now && source.problemProperty().get() == null) {
                                table.rows(source.rows());
                            }
                        });
        source.problemProperty().addListener((_, _, why) -> problem(table, why, source::read));
    }

    /// Keeps the table in step with the pages read so far; the button that reads on is there to be
    /// pressed while there are more and none are under way.
    public static <T> void bind(RecordTable<T> table, Paged<T> source, Button older) {
        bind(table, source);
        older.disableProperty().bind(source.moreProperty().not().or(source.loadingProperty()));
    }

    private static void problem(RecordTable<?> table, @Nullable Problem why, Runnable again) {
        if (why != null) {
            table.problem(why, again);
        }
    }
}
