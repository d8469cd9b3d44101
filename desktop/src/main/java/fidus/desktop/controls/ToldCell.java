package fidus.desktop.controls;

import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// A state in words of its own, as a badge. What there is no room for is told to whoever points at
/// it; a sum is never cut.
final class ToldCell<T> extends TableCell<T, String> {
    private static final double EDGES = 14;

    private final Function<T, StatusBadge.Tone> tone;
    private final StatusBadge badge = new StatusBadge();
    private final HBox box = new HBox(badge);
    private final CellTip tip = new CellTip(this);
    private List<String> wordings = List.of();

    ToldCell(Function<T, StatusBadge.Tone> tone) {
        this.tone = tone;
        badge.setMinWidth(0);
        box.setAlignment(Pos.CENTER_LEFT);
        box.prefWidthProperty().bind(widthProperty().subtract(EDGES));
    }

    @Override
    protected void layoutChildren() {
        if (isShown()) {
            String said = BadgeWords.fitting(wordings, badge, getWidth() - EDGES);
            badge.setText(said);
            tip.say(said.equals(wordings.getFirst()) ? null : wordings.getFirst());
        }
        super.layoutChildren();
    }

    private boolean isShown() {
        return box.equals(getGraphic()) && !wordings.isEmpty();
    }

    @Override
    protected void updateItem(@Nullable String words, boolean empty) {
        super.updateItem(words, empty);
        T row = getTableRow() == null ? null : getTableRow().getItem();
        if (empty || words == null || row == null) {
            setGraphic(null);
            tip.say(null);
            return;
        }
        wordings = BadgeWords.of(words);
        badge.show(words, tone.apply(row));
        setGraphic(box);
    }
}
