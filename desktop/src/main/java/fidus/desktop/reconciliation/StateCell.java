package fidus.desktop.reconciliation;

import fidus.desktop.controls.BadgeWords;
import fidus.desktop.controls.CellTip;
import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.RunRow;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

import java.util.List;
import java.util.Locale;

/// How far a row has come: as many words as there is room for, and where the room is its text's a
/// sign. Pointed at, what became of it since and what waits.
final class StateCell extends TableCell<DeskRow, String> {
    /// Of a cell, left and right of its badge.
    private static final int EDGES = 14;

    private final ObservableBooleanValue narrow;
    private final StatusBadge badge = new StatusBadge();
    private final Label sign = new Label();
    private final CellTip tip = new CellTip(this);
    private final ChangeListener<Boolean> again = (_, _, _) -> updateItem(getItem(), isEmpty());
    private List<String> wordings = List.of();

    /// Of the badge when its words were chosen last.
    private double fitted;

    /// @param narrow whether there is no room for words
    StateCell(ObservableBooleanValue narrow) {
        this.narrow = narrow;
        badge.setMinWidth(0);
        sign.setMinWidth(USE_PREF_SIZE);
        narrow.addListener(new WeakChangeListener<>(again));
    }

    @Override
    protected void updateItem(@Nullable String words, boolean empty) {
        super.updateItem(words, empty);
        DeskRow line = empty || getTableRow() == null ? null : getTableRow().getItem();
        RunRow loaded = line == null ? null : line.loaded();
        RowState state = words == null || loaded == null ? null : new RowState(loaded);
        wordings = state == null || narrow.get() ? List.of() : state.wordings();
        fitted = 0;
        if (state == null || loaded == null) {
            setGraphic(null);
        } else if (narrow.get()) {
            signed(loaded, state);
        } else {
            badge.show(wordings.getFirst(), state.tone());
            badge.setAccessibleText(wordings.getFirst());
            setGraphic(badge);
        }
        tip.say(state == null ? null : state.whole());
    }

    private void signed(RunRow row, RowState state) {
        String tone = state.tone().name().toLowerCase(Locale.ROOT);
        sign.getStyleClass().setAll("label", "state-sign", "tone-" + tone);
        sign.setGraphic(new FontIcon(of(row)));
        sign.setAccessibleText(state.words());
        setGraphic(sign);
    }

    /// The colour never speaks alone: each state has a sign of its own.
    private static Ikon of(RunRow row) {
        RowBreak found = row.found();
        if (row.since() != null) {
            return MaterialDesignH.HISTORY;
        }
        if (found != null && found.waiting() != null) {
            return MaterialDesignC.CLOCK_OUTLINE;
        }
        return switch (row.standing()) {
            case OPEN -> of(found == null ? BreakState.OPEN : found.breakState());
            case SUGGESTED -> MaterialDesignL.LIGHTBULB_OUTLINE;
            case MATCHED ->
                    row.differs() == null
                            ? MaterialDesignC.CHECK
                            : MaterialDesignN.NOT_EQUAL_VARIANT;
            case SETTLED -> MaterialDesignM.MINUS;
        };
    }

    private static Ikon of(BreakState open) {
        return switch (open) {
            case OPEN -> MaterialDesignC.CIRCLE_OUTLINE;
            case EXPLAINED -> MaterialDesignC.COMMENT_TEXT_OUTLINE;
            case RESOLVED, WRITTEN_OFF -> MaterialDesignC.CHECK_ALL;
        };
    }

    @Override
    protected void layoutChildren() {
        if (wordings.size() > 1 && fitted != getWidth()) {
            fitted = getWidth();
            badge.setText(BadgeWords.fitting(wordings, badge, getWidth() - EDGES));
        }
        super.layoutChildren();
    }
}
