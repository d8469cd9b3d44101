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

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;

/// The columns of the suggestions: what each is about on both sides, and how sure it is.
final class SuggestionColumns {
    private static final int SCORE = 60;

    /// `−1 234 567.89 USD 28 Oct`.
    private static final double SIDE = 190;

    /// The bar to scroll by, and the frame.
    private static final double BESIDE = 16;

    private final Map<String, MatchRow> book = new HashMap<>();
    private final Map<String, MatchRow> statement = new HashMap<>();
    private final Set<String> alike = new HashSet<>();
    private final List<TableColumn<Suggestion, ?>> sides = new ArrayList<>();
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
                Columns.decimal(texts.getString("column.score"), SCORE, Suggestion::score),
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
        TableView<Suggestion> view = table.table();
        InvalidationListener share = _ -> share(view);
        view.widthProperty().addListener(share);
        view.getVisibleLeafColumns().addListener(share);
    }

    /// Both sides have all the room beside the score and as many of the other columns as there is
    /// place for: no column stands in view in part.
    private void share(TableView<Suggestion> table) {
        List<TableColumn<Suggestion, ?>> shown = table.getVisibleLeafColumns();
        List<TableColumn<Suggestion, ?>> both = shown.stream().filter(sides::contains).toList();
        double least = SIDE * both.size();
        double room = table.getWidth() - BESIDE;
        for (TableColumn<Suggestion, ?> column : shown) {
            if (!both.contains(column)) {
                if (room - column.getPrefWidth() < least) {
                    break;
                }
                room -= column.getPrefWidth();
            }
        }
        double width = Math.max(SIDE, Math.floor(room / Math.max(1, both.size())));
        both.forEach(column -> column.setPrefWidth(width));
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
        sides.add(column);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of(row.getValue(), side)));
        column.setCellFactory(_ -> new SideCell());
        return column;
    }

    private static StatusBadge.Tone tone(Condition reason) {
        return reason == Condition.AMBIGUOUS ? StatusBadge.Tone.ATTENTION : StatusBadge.Tone.INFO;
    }

    /// Sum and day in one line, the text in the next. Where there is no room for all of it, the sum
    /// stays whole.
    private static final class SideCell extends TableCell<Suggestion, SuggestedSide> {
        private final Label sum = new Label();
        private final Label days = new Label();
        private final Label words = new Label();
        private final VBox both = new VBox(1, new HBox(8, sum, days), words);
        private final CellTip tip = new CellTip(this);

        SideCell() {
            sum.getStyleClass().add("sum");
            days.getStyleClass().add("days");
            words.getStyleClass().add("form-hint");
            sum.setMinWidth(USE_PREF_SIZE);
            days.setMinWidth(0);
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
            sum.setText(now.figures());
            days.setText(now.days());
            words.setText(now.words());
            setGraphic(both);
            tip.say(now.dated() + "\n" + now.words());
        }
    }
}
