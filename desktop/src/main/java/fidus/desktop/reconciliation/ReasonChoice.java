package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Words;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Listed;

import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Arrays;
import java.util.Optional;

/// Which reason rows in no match are listed for, on both sides. Matched rows have none, so nothing
/// is asked among them.
final class ReasonChoice {
    private ReasonChoice() {}

    /// @param every the words for whatever reason
    /// @param rows gives the keyboard back to the rows
    static void bind(
            ComboBox<Optional<Condition>> why, WorkbenchModel model, String every, Runnable rows) {
        why.getItems().add(Optional.empty());
        Arrays.stream(Condition.values()).map(Optional::of).forEach(why.getItems()::add);
        why.setConverter(Choice.words(one -> one.map(Words::of).orElse(every)));
        why.setValue(Optional.empty());
        why.valueProperty().addListener((_, _, now) -> only(model, now));
        model.showProperty().addListener((_, _, now) -> among(why, now));
        why.setOnHidden(_ -> rows.run());
        why.addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(why, rows, key));
    }

    /// While the list of reasons is open, its keys choose one.
    private static void pressed(ComboBox<?> why, Runnable rows, KeyEvent key) {
        boolean leaves = key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.ESCAPE;
        if (leaves && !why.isShowing()) {
            rows.run();
            key.consume();
        }
    }

    private static void among(ComboBox<Optional<Condition>> why, Listed now) {
        why.setDisable(now == Listed.MATCHED);
        if (now == Listed.MATCHED) {
            why.setValue(Optional.empty());
        }
    }

    private static void only(WorkbenchModel model, Optional<Condition> reason) {
        for (Side side : Side.values()) {
            model.side(side).why(reason.orElse(null));
        }
    }
}
