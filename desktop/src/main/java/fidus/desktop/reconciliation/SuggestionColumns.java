package fidus.desktop.reconciliation;

import fidus.desktop.controls.CellTip;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.SuggestedRows;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;

/// The columns of the suggestions: what each is about on both sides, and how sure it is.
final class SuggestionColumns {
    private static final int SIDE = 214;

    private final Map<String, MatchRow> book = new HashMap<>();
    private final Map<String, MatchRow> statement = new HashMap<>();
    private final Set<String> alike = new HashSet<>();
    private PassNames passes = PassNames.NONE;

    /// Those of the run whose suggestions are listed.
    void rules(PassNames now) {
        passes = now;
    }

    /// The rows that the listed suggestions name; without them their ids are listed.
    void tell(@Nullable SuggestedRows rows) {
        book.clear();
        statement.clear();
        alike.clear();
        if (rows != null) {
            rows.book().forEach(row -> book.put(row.rowId(), row));
            rows.statement().forEach(row -> statement.put(row.rowId(), row));
            alike.addAll(Origins.alike(book.values()));
            alike.addAll(Origins.alike(statement.values()));
        }
    }

    void into(RecordTable<Suggestion> table, ResourceBundle texts) {
        table.columns(
                Columns.decimal(texts.getString("column.score"), 66, Suggestion::score),
                side(texts.getString("column.book"), Side.BOOK),
                side(texts.getString("column.statement"), Side.STATEMENT),
                Columns.badge(
                        texts.getString("column.reason"),
                        112,
                        Suggestion::reason,
                        SuggestionColumns::tone),
                Columns.money(texts.getString("column.difference"), Suggestion::difference),
                Columns.whole(texts.getString("column.days"), 56, it -> (long) it.days()),
                Columns.text(texts.getString("column.pass"), 190, one -> passes.of(one.pass())));
    }

    SuggestedSide of(Suggestion one, Side side) {
        List<String> ids = side == Side.BOOK ? one.bookRows() : one.statementRows();
        Map<String, MatchRow> known = side == Side.BOOK ? book : statement;
        return new SuggestedSide(
                ids,
                ids.stream().map(known::get).filter(Objects::nonNull).toList(),
                ids.size() == 1 && alike.contains(ids.getFirst()));
    }

    private TableColumn<Suggestion, SuggestedSide> side(String title, Side side) {
        var column = new TableColumn<Suggestion, SuggestedSide>(title);
        column.setPrefWidth(SIDE);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of(row.getValue(), side)));
        column.setCellFactory(_ -> new SideCell());
        return column;
    }

    private static StatusBadge.Tone tone(Condition reason) {
        return reason == Condition.AMBIGUOUS ? StatusBadge.Tone.ATTENTION : StatusBadge.Tone.INFO;
    }

    /// Sum and day in one line, the text in the next.
    private static final class SideCell extends TableCell<Suggestion, SuggestedSide> {
        private final Label figures = new Label();
        private final Label words = new Label();
        private final VBox both = new VBox(1, figures, words);
        private final CellTip tip = new CellTip(this);

        SideCell() {
            words.getStyleClass().add("form-hint");
            both.setMinWidth(0);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable SuggestedSide now, boolean empty) {
            super.updateItem(now, empty);
            if (empty || now == null) {
                setGraphic(null);
                tip.say(null);
                return;
            }
            figures.setText(now.figures());
            words.setText(now.words());
            setGraphic(both);
            tip.say(now.figures() + "\n" + now.words());
        }
    }
}
