package fidus.desktop.controls;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Columns for {@link RecordTable}. A column's value keeps its type, so that sorting and exporting
/// work on numbers and times, not on their spelling.
public final class Columns {
    private Columns() {}

    /// Sorted in {@link ReadingOrder}.
    public static <T> TableColumn<T, String> text(
            String title, double width, Function<T, @Nullable String> value) {
        return text(title, width, value, text -> text);
    }

    /// Text that is shown otherwise than it is exported, such as with groups in its figures.
    public static <T> TableColumn<T, String> text(
            String title,
            double width,
            Function<T, @Nullable String> value,
            Function<String, String> shown) {
        TableColumn<T, String> column = column(title, width, value, shown, "text-cell");
        column.setComparator(ReadingOrder.OF);
        return column;
    }

    /// Sentences, each on as many lines as it needs.
    public static <T> TableColumn<T, String> wrapped(
            String title,
            double width,
            Function<T, @Nullable String> value,
            UnaryOperator<String> shown) {
        TableColumn<T, String> column = text(title, width, value);
        column.setCellFactory(_ -> new WrappedCell<>(shown));
        return column;
    }

    /// Words that tell sums; a workbook gets those as numbers too.
    ///
    /// @param shown the words as they are shown, such as with groups in their figures
    public static <T> TableColumn<T, SummedText> summed(
            String title,
            double width,
            Function<T, @Nullable SummedText> value,
            Function<String, String> shown) {
        return column(title, width, value, told -> shown.apply(told.text()), "text-cell");
    }

    /// Whole numbers: counts, logins, tickets.
    public static <T> TableColumn<T, Long> whole(
            String title, double width, Function<T, @Nullable Long> value) {
        return numbers(column(title, width, value, String::valueOf, "number-cell"));
    }

    public static <T> TableColumn<T, BigDecimal> decimal(
            String title, double width, Function<T, @Nullable BigDecimal> value) {
        return numbers(column(title, width, value, Words::number, "number-cell"));
    }

    /// In UTC; the title says so.
    public static <T> TableColumn<T, Instant> instant(
            String title, Function<T, @Nullable Instant> value) {
        return column(title + " (UTC)", 164, value, Words::instant, "time-cell");
    }

    /// Of a clock that the title names.
    public static <T> TableColumn<T, LocalDateTime> time(
            String title, Function<T, @Nullable LocalDateTime> value) {
        return column(title, 164, value, time -> time.toString().replace('T', ' '), "time-cell");
    }

    public static <T> TableColumn<T, LocalDate> day(
            String title, Function<T, @Nullable LocalDate> value) {
        return column(title, 100, value, LocalDate::toString, "time-cell");
    }

    /// The last day of something, which shows how it stands against it.
    public static <T> TableColumn<T, LocalDate> due(
            String title,
            Function<T, @Nullable LocalDate> day,
            Function<T, StatusBadge.Tone> tone) {
        TableColumn<T, LocalDate> column = day(title, day);
        column.setPrefWidth(112);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable LocalDate last, boolean empty) {
                                super.updateItem(last, empty);
                                T row = getTableRow() == null ? null : getTableRow().getItem();
                                setGraphic(
                                        empty || last == null || row == null
                                                ? null
                                                : new StatusBadge(
                                                        last.toString(), tone.apply(row)));
                            }
                        });
        return column;
    }

    public static <T> MoneyColumn<T> money(
            String title, Function<T, fidus.money.@Nullable Money> value) {
        return new MoneyColumn<>(title, value);
    }

    /// A state as a badge.
    public static <T, E extends Enum<E>> TableColumn<T, E> badge(
            String title,
            double width,
            Function<T, @Nullable E> value,
            Function<E, StatusBadge.Tone> tone) {
        return new StateColumn<>(title, width, value, tone);
    }

    /// A state in words of its own, such as with the sum it is about; what is cut of it is told to
    /// whoever points at it.
    public static <T> TableColumn<T, String> told(
            String title,
            double width,
            Function<T, @Nullable String> words,
            Function<T, StatusBadge.Tone> tone) {
        TableColumn<T, String> column = text(title, width, words);
        column.setCellFactory(_ -> new ToldCell<>(tone));
        return column;
    }

    /// A name that leads to another record, where there is one to lead to.
    public static <T> TableColumn<T, String> link(
            String title,
            double width,
            Function<T, @Nullable String> value,
            Predicate<T> leads,
            Consumer<T> open) {
        TableColumn<T, String> column = text(title, width, value);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable String name, boolean empty) {
                                super.updateItem(name, empty);
                                setText(empty ? null : name);
                                setGraphic(null);
                                if (empty || name == null) {
                                    return;
                                }
                                T row = getTableView().getItems().get(getIndex());
                                if (leads.test(row)) {
                                    setText(null);
                                    setGraphic(linked(name, () -> open.accept(row)));
                                }
                            }
                        });
        return column;
    }

    private static Hyperlink linked(String name, Runnable open) {
        var link = new Hyperlink(name);
        link.getStyleClass().add("cell-link");
        link.setFocusTraversable(false);
        link.setOnAction(_ -> open.run());
        return link;
    }

    private static <T, V> TableColumn<T, V> numbers(TableColumn<T, V> column) {
        column.getStyleClass().add("number-column");
        return column;
    }

    private static <T, V> TableColumn<T, V> column(
            String title,
            double width,
            Function<T, @Nullable V> value,
            Function<V, String> words,
            String style) {
        TableColumn<T, V> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            {
                                getStyleClass().add(style);
                                WholeText.of(this);
                            }

                            @Override
                            protected void updateItem(@Nullable V item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? null : words.apply(item));
                            }
                        });
        return column;
    }
}
