package fidus.desktop.controls;

import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// A state in words of its own, as a badge.
final class ToldCell<T> extends TableCell<T, String> {
    private static final double EDGES = 14;

    private final Function<T, StatusBadge.Tone> tone;
    private final StatusBadge badge = new StatusBadge();
    private final HBox box = new HBox(badge);

    ToldCell(Function<T, StatusBadge.Tone> tone) {
        this.tone = tone;
        badge.setMinWidth(0);
        box.setAlignment(Pos.CENTER_LEFT);
        box.prefWidthProperty().bind(widthProperty().subtract(EDGES));
        WholeText.of(badge);
    }

    @Override
    protected void updateItem(@Nullable String words, boolean empty) {
        super.updateItem(words, empty);
        T row = getTableRow() == null ? null : getTableRow().getItem();
        if (empty || words == null || row == null) {
            setGraphic(null);
            return;
        }
        badge.show(words, tone.apply(row));
        setGraphic(box);
    }
}
