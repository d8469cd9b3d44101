package fidus.desktop.controls;

import javafx.scene.control.TableCell;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;

/// A long sentence in a table, on as many lines as it needs. A cell that wraps by itself is as high
/// as one line, because a row asks it before it knows its width.
final class WrappedCell<T> extends TableCell<T, String> {
    private static final double PADDING = 18;

    private final Text words = new Text();

    private final UnaryOperator<String> shown;

    /// @param shown the words as they are shown, such as with groups in their figures
    WrappedCell(UnaryOperator<String> shown) {
        this.shown = shown;
        getStyleClass().add("wrapped-cell");
        words.getStyleClass().add("wrapped-words");
        words.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        words.setText(text == null ? "" : shown.apply(text));
        setGraphic(empty ? null : words);
    }
}
