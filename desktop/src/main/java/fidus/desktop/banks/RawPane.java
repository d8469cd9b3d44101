package fidus.desktop.banks;

import fidus.bank.desk.RawFile;
import fidus.bank.desk.RawFile.BadCell;
import fidus.bank.desk.RawFile.Line;
import fidus.bank.desk.RawFile.Part;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;

import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/// A CSV file as it stands: every delimiter visible, what is not read greyed, and each cell that
/// cannot be read marked and named.
public final class RawPane extends VBox {
    private static final int ROW = 22;
    private static final int SCROLL_BAR = 20;

    private final ResourceBundle texts;
    private Set<String> bad = Set.of();

    @FXML private Label head;
    @FXML private ListView<Line> lines;
    @FXML private Label noneBad;
    @FXML private ListView<BadCell> cells;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    RawPane() {
        texts = Fxml.load(this);
        lines.setFixedCellSize(ROW);
        lines.setCellFactory(_ -> new LineCell());
        cells.setCellFactory(_ -> new FaultCell());
        cells.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                show(now.record());
                            }
                        });
        show(null, false);
    }

    /// @param read whether the file could be read at all
    void show(@Nullable RawFile raw, boolean read) {
        var marked = new HashSet<String>();
        List<BadCell> found = raw == null ? List.of() : raw.bad();
        found.forEach(cell -> marked.add(place(cell.record(), cell.column())));
        bad = marked;
        head.setText(raw == null ? "" : head(raw));
        lines.setItems(FXCollections.observableArrayList(raw == null ? List.of() : raw.lines()));
        cells.setItems(FXCollections.observableArrayList(found));
        cells.setVisible(!found.isEmpty());
        cells.setManaged(!found.isEmpty());
        noneBad.setVisible(read && raw != null && found.isEmpty());
        noneBad.setManaged(noneBad.isVisible());
    }

    /// Goes to where a record begins, if that is shown.
    void show(int record) {
        for (Line line : lines.getItems()) {
            if (line.record() == record) {
                lines.getSelectionModel().select(line);
                lines.scrollTo(Math.max(0, lines.getItems().indexOf(line) - 2));
                return;
            }
        }
    }

    private String head(RawFile raw) {
        String shown =
                MessageFormat.format(
                        texts.getString("head"),
                        raw.charset(),
                        raw.lines().size(),
                        Words.number(BigDecimal.valueOf(raw.lines().size())));
        return raw.left() == 0
                ? shown
                : shown
                        + " "
                        + MessageFormat.format(
                                texts.getString("left"),
                                raw.left(),
                                Words.number(BigDecimal.valueOf(raw.left())));
    }

    private static String place(int record, int column) {
        return record + "/" + column;
    }

    /// The parts of a line: each column, and the delimiters between them made visible.
    private final class LineCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty || line == null ? null : flow(line));
        }

        private TextFlow flow(Line line) {
            var flow = new TextFlow();
            flow.getChildren().add(text(number(line), "raw-number"));
            String of = line.part() == Part.READ ? "raw-read" : "raw-skipped";
            int begin = 0;
            int column = line.column();
            for (int cut : line.cuts()) {
                add(flow, cell(line, column++, begin, cut, of));
                char delimiter = line.text().charAt(cut);
                flow.getChildren()
                        .add(text(delimiter == '\t' ? "⇥" : String.valueOf(delimiter), "raw-cut"));
                begin = cut + 1;
            }
            add(flow, cell(line, column, begin, line.text().length(), of));
            return flow;
        }

        /// Where it stands in the file, and which row it is: empty lines are none.
        private static String number(Line line) {
            String row = line.record() == 0 ? "" : "R" + line.record();
            return "%5d  %-5s ".formatted(line.line(), row);
        }

        /// An empty text within a flow makes the toolkit style those behind it at wrong places.
        private static void add(TextFlow flow, Text cell) {
            if (!cell.getText().isEmpty()) {
                flow.getChildren().add(cell);
            }
        }

        private Text cell(Line line, int column, int from, int to, String of) {
            boolean fails =
                    bad.contains(place(line.record(), column))
                            || bad.contains(place(line.record(), 0));
            String said = line.text().substring(from, to);
            return text(fails && said.isBlank() ? "␣" : said, fails ? "raw-bad" : of);
        }

        private static Text text(String said, String style) {
            var text = new Text(said);
            text.getStyleClass().add(style);
            return text;
        }
    }

    private final class FaultCell extends ListCell<BadCell> {
        FaultCell() {
            setWrapText(true);
            prefWidthProperty().bind(cells.widthProperty().subtract(SCROLL_BAR));
        }

        @Override
        protected void updateItem(@Nullable BadCell cell, boolean empty) {
            super.updateItem(cell, empty);
            setText(empty || cell == null ? null : sentence(cell));
        }
    }

    private String sentence(BadCell cell) {
        return MessageFormat.format(
                texts.getString(cell.line() == 0 ? "bad.nowhere" : "bad"),
                cell.record(),
                cell.line(),
                cell.column(),
                texts.containsKey("field." + cell.field())
                        ? texts.getString("field." + cell.field())
                        : cell.field(),
                cell.text(),
                cell.reason());
    }
}
