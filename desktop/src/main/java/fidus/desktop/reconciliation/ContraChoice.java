package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.SendKey;
import fidus.desktop.controls.Words;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.RowDocuments;
import fidus.reconciliation.desk.RowOrigin;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// The row of a bank's statements that takes the one in hand back. A row of a bank is resolved with
/// such a row only; what else ends it is a match or a write-off.
final class ContraChoice {
    private final ComboBox<BreakCard> box;
    private final Node field;
    private final SplitModel split;
    private final ResourceBundle texts;
    private final BooleanProperty needed = new SimpleBooleanProperty();
    private @Nullable BreakCard about;

    /// @param field everything that is said about it
    ContraChoice(ComboBox<BreakCard> box, Node field, SplitModel split, ResourceBundle texts) {
        this.box = box;
        this.field = field;
        this.split = split;
        this.texts = texts;
        box.setConverter(Choice.words(ContraChoice::words));
        split.changesProperty().addListener((_, _, _) -> offer());
        split.known().stateProperty().addListener((_, _, _) -> offer());
    }

    /// Where the row stands comes first: those offered have the same sum, and often the same words.
    private static String words(BreakCard card) {
        RowOrigin origin = card.origin();
        String said =
                RowDocuments.text(
                        Words.sums(card.found().right()),
                        BreakWords.rowId(card.account(), card.found()));
        return origin == null
                ? said
                : Origins.before(origin.document(), Origins.without(said, origin));
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
        BreakCard is = was == null ? null : split.known().asRead(was); // corrected meanwhile
        box.setValue(is != null && box.getItems().contains(is) ? is : null);
        box.setDisable(box.getItems().isEmpty());
        box.setPromptText(texts.getString("contra." + offers()));
    }

    /// Whether there is something to choose from; that nothing takes it back is known only once
    /// that was read.
    private String offers() {
        if (!box.getItems().isEmpty()) {
            return "hint";
        }
        return switch (split.known().stateProperty().get()) {
            case READING -> "reading";
            case FAILED -> "unread";
            case READ -> "none";
        };
    }

    @Nullable BreakCard chosen() {
        return needed.get() ? box.getValue() : null;
    }

    /// Ctrl+Enter asks for what can be asked for: where no row takes it back, that is the write-off
    /// alone. While it is not known which rows do, it asks for nothing.
    ///
    /// @param says told where the keys mean neither, or where it is open which
    void sends(TextArea reason, Button resolve, Button writeOff, Consumer<String> says) {
        SendKey.of(
                reason,
                resolve,
                () -> {
                    boolean lacks = needed.get() && box.getValue() == null;
                    String offers = offers();
                    if (lacks && !offers.equals("none")) {
                        says.accept(offers.equals("hint") ? "close.which" : "close." + offers);
                    } else if (lacks && !writeOff.isDisabled()) {
                        writeOff.fire();
                    } else if (lacks) {
                        says.accept("close.none");
                    }
                });
    }

    /// Whether one is needed and none is chosen.
    BooleanBinding missing() {
        return Bindings.createBooleanBinding(
                () -> needed.get() && box.getValue() == null, needed, box.valueProperty());
    }
}
