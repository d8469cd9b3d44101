package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Words;
import fidus.reconciliation.desk.BreakCard;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The row of a bank's statements that takes the one in hand back. A row of a bank is resolved with
/// such a row only; what else ends it is a match or a write-off.
final class ContraChoice {
    private final ComboBox<BreakCard> box;
    private final Node field;
    private final SplitModel split;
    private final BooleanProperty needed = new SimpleBooleanProperty();
    private @Nullable BreakCard about;

    /// @param field everything that is said about it
    ContraChoice(ComboBox<BreakCard> box, Node field, SplitModel split) {
        this.box = box;
        this.field = field;
        this.split = split;
        box.setConverter(Choice.words(card -> Words.sums(card.found().right())));
        split.changesProperty().addListener((_, _, _) -> offer());
    }

    void about(@Nullable BreakCard card) {
        about = card;
        needed.set(card != null && Offsets.needsFact(card));
        field.setVisible(needed.get());
        field.setManaged(needed.get());
        offer();
    }

    private void offer() {
        BreakCard was = box.getValue();
        BreakCard card = about;
        box.getItems()
                .setAll(
                        card == null
                                ? List.of()
                                : split.counterparts().stream()
                                        .filter(one -> Offsets.takesBack(card, one))
                                        .toList());
        box.setValue(was != null && box.getItems().contains(was) ? was : null);
        box.setDisable(box.getItems().isEmpty());
    }

    @Nullable BreakCard chosen() {
        return needed.get() ? box.getValue() : null;
    }

    /// Whether one is needed and none is chosen.
    BooleanBinding missing() {
        return Bindings.createBooleanBinding(
                () -> needed.get() && box.getValue() == null, needed, box.valueProperty());
    }
}
