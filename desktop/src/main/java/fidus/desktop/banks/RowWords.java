package fidus.desktop.banks;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.Words;
import fidus.reconciliation.desk.RowDocuments;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stored rows of statements in front of people: by the statement and their place in it.
final class RowWords {
    private static final double WIDTH = 150;
    private static final Pattern ROW = Pattern.compile("STMT-\\d+-(\\d+)(?:/(\\d+))?");

    private RowWords() {}

    /// Evidence that may name rows, such as "Statement 2, row 5".
    static String of(String evidence) {
        return Words.first(RowDocuments.in(evidence));
    }

    /// A row of the statement that is shown, by its place alone: `STMT-7-1` is "1", `STMT-7-1/2` is
    /// "1, part 2".
    static String within(String id) {
        Matcher found = ROW.matcher(id);
        if (!found.matches()) {
            return id;
        }
        String part = found.group(2);
        return found.group(1) + (part == null ? "" : ", part " + part);
    }

    /// What the server says of rows, with its figures as everywhere.
    static String said(String sentence) {
        return RowDocuments.in(Words.figures(sentence));
    }

    /// Which row it is. It is listed in the order of the statements; what is copied and saved has
    /// its id.
    static <T> TableColumn<T, String> column(String title, Function<T, @Nullable String> row) {
        return Columns.text(title, WIDTH, row, RowWords::of);
    }
}
