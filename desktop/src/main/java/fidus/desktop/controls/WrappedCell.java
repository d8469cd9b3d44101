package fidus.desktop.reconciliation;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

/// A long sentence in a table, on as many lines as it needs. A cell that wraps by itself is as high
/// as one line, because a row asks it before it knows its width.
final class WrappedCell<T> extends TableCell<T, String> {
    private static final double PADDING = 18;

    private final Text words = new Text();

    WrappedCell() {
        words.getStyleClass().add("wrapped-words");
        words.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    /// Gives the second of two columns all the room and wraps what it says.
    @SuppressWarnings("unchecked") // of sentences, as the caller knows
    static <T> void inLast(TableView<T> table) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().getFirst().setMinWidth(72); // its heading in whole
        table.getColumns().getFirst().setMaxWidth(96);
        var last = (TableColumn<T, String>) table.getColumns().getLast();
        last.setCellFactory(_ -> new WrappedCell<>());
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        words.setText(text == null ? "" : text);
        setGraphic(empty ? null : words);
    }
}
