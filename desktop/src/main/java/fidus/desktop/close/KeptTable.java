package fidus.desktop.close;

import fidus.close.CloseMonth;
import fidus.contract.Problem;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Fetched;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// Keeps a table of a month and the row that is looked at together. A table that is filled again
/// selects for a moment whatever stands where the old row stood; nobody chose that, and the row
/// that is looked at is found again by what it is about.
final class KeptTable<T> {
    private final RecordTable<T> table;
    private final Fetched<CloseMonth> month;
    private final Function<CloseMonth, List<T>> rows;
    private final Kept<T> kept;
    private boolean filling;

    /// The row that is looked at.
    ///
    /// @param look looks at a row
    /// @param again what to look at in a month that was read again; null for no row
    record Kept<T>(
            ReadOnlyObjectProperty<@Nullable T> now,
            Consumer<T> look,
            BiFunction<CloseMonth, @Nullable T, @Nullable T> again) {}

    KeptTable(
            RecordTable<T> table,
            Fetched<CloseMonth> month,
            Function<CloseMonth, List<T>> rows,
            Kept<T> kept) {
        this.table = table;
        this.month = month;
        this.rows = rows;
        this.kept = kept;
        month.valueProperty().addListener((_, _, now) -> fill(now));
        month.loadingProperty().addListener((_, _, loading) -> loading(loading));
        month.problemProperty().addListener((_, _, why) -> problem(why));
        table.selectedProperty().addListener((_, _, now) -> chosen(now));
        kept.now.addListener((_, _, _) -> select());
    }

    private void fill(@Nullable CloseMonth now) {
        T again = now == null ? null : kept.again.apply(now, kept.now.get());
        filling = true;
        table.rows(now == null ? List.<T>of() : rows.apply(now));
        filling = false;
        if (again != null) {
            kept.look.accept(again);
            select();
        }
    }

    private void loading(boolean now) {
        CloseMonth known = month.value();
        if (now && known == null) {
            table.loading();
        } else if (!now && known != null && month.problemProperty().get() == null) {
            fill(known);
        }
    }

    private void problem(@Nullable Problem why) {
        if (why != null) {
            table.problem(why, month::again);
        }
    }

    private void chosen(@Nullable T now) {
        if (!filling && now != null) {
            kept.look.accept(now);
        }
    }

    private void select() {
        T now = kept.now.get();
        if (!filling && now != null && !now.equals(table.selectedProperty().get())) {
            table.select(now::equals);
        }
    }
}
