package fidus.desktop.controls;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Predicate;

/// Words that must all stand somewhere in a row.
final class RowWords {
    private RowWords() {}

    /// @param table the visible columns of which are looked at
    static <T> Predicate<T> fits(TableView<T> table, @Nullable String text) {
        String[] words =
                (text == null ? "" : text).strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        return row -> {
            var all = new StringBuilder();
            for (TableColumn<T, ?> column : table.getVisibleLeafColumns()) {
                Object value = column.getCellObservableValue(row).getValue();
                all.append(value instanceof Enum<?> state ? Words.of(state) : value).append('\n');
            }
            String line = all.toString().toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (!line.contains(word)) {
                    return false;
                }
            }
            return true;
        };
    }
}
