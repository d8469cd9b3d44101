package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.ledger.EventNames;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.RowDocuments;
import fidus.reconciliation.desk.RunRow;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.List;
import java.util.ResourceBundle;

/// Rows of both sides next to each other. Of two single rows, what differs is marked inside the
/// text; groups are listed with their sums.
public final class ComparisonPane extends GridPane {
    /// As many lines of a group as are seen without scrolling, and how many more are shown at once.
    private static final int FIRST_LINES = 4;

    private static final int MORE_LINES = 100;

    /// The line below amount, day, reference and text.
    private static final int ENTERED = 5;

    private final ResourceBundle texts = Texts.of(ComparisonPane.class);

    public ComparisonPane() {
        getStyleClass().add("comparison");
        var names = new ColumnConstraints();
        names.setMinWidth(56);
        getColumnConstraints().addAll(names, wide(), wide());
    }

    void show(List<MatchRow> book, List<MatchRow> statement) {
        show(book, statement, FIRST_LINES);
    }

    /// Rows of a run, of one alone or two together with who booked them and when.
    void of(List<RunRow> book, List<RunRow> statement) {
        show(Detail.plain(book), Detail.plain(statement));
        String left = book.size() == 1 ? Origins.who(book.getFirst().origin()) : "";
        String right = statement.size() == 1 ? Origins.who(statement.getFirst().origin()) : "";
        if (book.size() <= 1 && statement.size() <= 1 && !(left + right).isEmpty()) {
            addRow(
                    ENTERED,
                    name("entered"),
                    flow(List.of(new TextDifference.Part(left, true))),
                    flow(List.of(new TextDifference.Part(right, true))));
        }
    }

    private void show(List<MatchRow> book, List<MatchRow> statement, int most) {
        getChildren().clear();
        if (book.isEmpty() && statement.isEmpty()) {
            return;
        }
        addRow(
                0,
                new Label(),
                head(texts.getString("book"), book.size()),
                head(texts.getString("statement"), statement.size()));
        if (book.size() <= 1 && statement.size() <= 1) {
            pair(book, statement);
        } else {
            groups(book, statement, most);
        }
    }

    private void pair(List<MatchRow> book, List<MatchRow> statement) {
        MatchRow left = book.isEmpty() ? null : book.getFirst();
        MatchRow right = statement.isEmpty() ? null : statement.getFirst();
        if (left == null || right == null) {
            MatchRow only = left == null ? right : left;
            if (only != null) {
                alone(only, left == null ? 2 : 1);
            }
            return;
        }
        whole(1, "amount", Words.money(left.amount()), Words.money(right.amount()));
        whole(2, "day", left.bookingDate().toString(), right.bookingDate().toString());
        whole(
                3,
                referenceName(left, right),
                EventNames.reference(left.reference()),
                right.reference());
        TextDifference difference = TextDifference.of(said(left), said(right));
        addRow(4, name("text"), flow(difference.left()), flow(difference.right()));
    }

    private void alone(MatchRow row, int column) {
        List<String> values =
                List.of(
                        Words.money(row.amount()),
                        row.bookingDate().toString(),
                        EventNames.reference(row.reference()),
                        said(row));
        List<String> names = List.of("amount", "day", referenceName(row), "text");
        for (int i = 0; i < values.size(); i++) {
            add(name(names.get(i)), 0, i + 1);
            add(flow(List.of(new TextDifference.Part(values.get(i), true))), column, i + 1);
        }
        var none = new Label(texts.getString("none"));
        none.getStyleClass().add("form-hint");
        none.setWrapText(true);
        add(none, column == 1 ? 2 : 1, 1, 1, 2);
    }

    private void groups(List<MatchRow> book, List<MatchRow> statement, int most) {
        int all = Math.max(book.size(), statement.size());
        int lines = Math.min(most, all);
        for (int line = 0; line < lines; line++) {
            addRow(line + 1, new Label(), line(book, line), line(statement, line));
        }
        var left = Picked.sum(book);
        var right = Picked.sum(statement);
        whole(
                lines + 1,
                "sum",
                left == null ? "" : Words.money(left),
                right == null ? "" : Words.money(right));
        if (lines < all) {
            var more = new Hyperlink(texts.getString("more").formatted(all - lines));
            more.setId("moreRows");
            more.setOnAction(_ -> show(book, statement, lines + MORE_LINES));
            add(more, 1, lines + 2, 2, 1);
        }
    }

    /// The sum and the day are read whole; what follows is cut where there is no room for it.
    private static Node line(List<MatchRow> rows, int at) {
        if (at >= rows.size()) {
            return new Label();
        }
        MatchRow row = rows.get(at);
        String said = Words.money(row.amount()) + "  " + row.bookingDate();
        var rest = new Label((EventNames.reference(row.reference()) + "  " + said(row)).strip());
        rest.getStyleClass().add("form-hint");
        return new VBox(flow(List.of(new TextDifference.Part(said, true))), rest);
    }

    /// What brokers call a ticket; the books of a bank name the entry, and a bank its own
    /// reference.
    static String referenceName(MatchRow book, MatchRow statement) {
        boolean entry = referenceName(book).equals("entry");
        return entry && !statement.reference().isBlank() ? "bank" : referenceName(book);
    }

    static String referenceName(MatchRow row) {
        return row.rowId().startsWith("ENTRY-")
                ? "entry"
                : row.rowId().startsWith("STMT-") ? "bank" : "reference";
    }

    /// Rows that a text names are named by where they stand.
    private static String said(MatchRow row) {
        return RowDocuments.text(row);
    }

    private void whole(int row, String name, String left, String right) {
        boolean same = left.equals(right);
        addRow(
                row,
                name(name),
                flow(List.of(new TextDifference.Part(left, same))),
                flow(List.of(new TextDifference.Part(right, same))));
    }

    private static TextFlow flow(List<TextDifference.Part> parts) {
        var flow = new TextFlow();
        for (TextDifference.Part part : parts) {
            var text = new Text(part.text());
            text.getStyleClass().add(part.common() ? "common" : "differs");
            flow.getChildren().add(text);
        }
        return flow;
    }

    private Label name(String key) {
        var label = new Label(texts.getString(key));
        label.getStyleClass().add("shown-label");
        label.setMinWidth(USE_PREF_SIZE);
        setValignment(label, VPos.TOP);
        return label;
    }

    private static Label head(String title, int count) {
        var label = new Label(count > 1 ? title + " (" + count + ")" : title);
        label.getStyleClass().add("comparison-head");
        return label;
    }

    /// Both sides are as wide as each other; shares in per cent would make the pane wider than a
    /// small window has room for.
    private static ColumnConstraints wide() {
        var column = new ColumnConstraints(80, 120, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }
}
