package fidus.desktop.reconciliation;

import fidus.desktop.controls.CellTip;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

/// Words with a code in brackets behind them, such as "Unmatched row (S5)": the code is quieter, as
/// it only names what the words say.
final class CodedCell<T> extends TableCell<T, String> {
    private final Label code = new Label();
    private final CellTip tip = new CellTip(this);

    CodedCell() {
        getStyleClass().add("text-cell");
        code.getStyleClass().add("quiet-code");
        code.setMinWidth(USE_PREF_SIZE);
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable String said, boolean empty) {
        super.updateItem(said, empty);
        String whole = empty || said == null ? "" : said;
        int at = whole.endsWith(")") ? whole.lastIndexOf(" (") : -1;
        setText(at < 0 ? whole : whole.substring(0, at));
        code.setText(at < 0 ? "" : whole.substring(at + 1));
        setGraphic(at < 0 ? null : code);
        tip.say(whole.isEmpty() ? null : whole);
    }
}
