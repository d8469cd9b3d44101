package fidus.desktop.controls;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// States as badges. A program that reads a saved list gets their codes in a column of their own.
final class StateColumn<T, E extends Enum<E>> extends TableColumn<T, E> {
    StateColumn(
            String title,
            double width,
            Function<T, @Nullable E> value,
            Function<E, StatusBadge.Tone> tone) {
        super(title);
        setPrefWidth(width);
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        setCellFactory(_ -> new Cell<>(tone));
    }

    private static final class Cell<T, E extends Enum<E>> extends TableCell<T, E> {
        private final Function<E, StatusBadge.Tone> tone;

        Cell(Function<E, StatusBadge.Tone> tone) {
            this.tone = tone;
        }

        @Override
        protected void updateItem(@Nullable E state, boolean empty) {
            super.updateItem(state, empty);
            setGraphic(empty || state == null ? null : new StatusBadge(state, tone.apply(state)));
        }
    }
}
