package fidus.server.paper;

import fidus.server.paper.Sheet.Point;

import java.util.ArrayList;
import java.util.List;

/// A table that goes on over pages and repeats its head on each.
public final class Table {
    private static final int ROW = 190;

    /// From one line of a cell to the next.
    private static final int LINE = 115;

    private final Paper paper;
    private final List<Column> columns;

    /// @param x where its text begins or, for figures, ends
    /// @param width for text, what may be taken before it is shortened or goes on in another line
    /// @param whole whether all of a text is shown, in as many lines as it takes
    public record Column(String title, int x, int width, boolean figures, boolean whole) {
        public static Column text(String title, int x, int width) {
            return new Column(title, x, width, false, false);
        }

        /// Text of which nothing is left out.
        public static Column whole(String title, int x, int width) {
            return new Column(title, x, width, false, true);
        }

        public static Column figures(String title, int end) {
            return new Column(title, end, 0, true, false);
        }
    }

    public Table(Paper paper, List<Column> columns) {
        this.paper = paper;
        this.columns = List.copyOf(columns);
    }

    /// Writes all rows, the last one as their sum if there is one.
    ///
    /// @param total empty for none
    public void write(List<List<String>> rows, List<String> total) {
        paper.open("Table");
        head();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            boolean last = i == rows.size() - 1;
            int more = (lines(row) - 1) * LINE;
            fit(more + (last && !total.isEmpty() ? 2 * ROW : ROW));
            paper.down(ROW - 60);
            cells(Style.CELL, row);
            paper.down(60 + more);
            paper.rule(Ink.HAIR, 4);
        }
        if (!total.isEmpty()) {
            paper.rule(Ink.BLACK, 9);
            paper.down(ROW - 50);
            cells(Style.TOTAL, total);
            paper.down(50);
        }
        paper.close();
    }

    /// A sum never stands alone on a page.
    private void fit(int height) {
        if (paper.need(height)) {
            head();
        }
    }

    private void head() {
        paper.need(3 * ROW);
        paper.down(120);
        cells(Style.HEAD, columns.stream().map(Column::title).toList());
        paper.down(65);
        paper.rule(Ink.BLACK, 7);
    }

    private void cells(Style style, List<String> row) {
        paper.open("TR");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            var at = new Point(column.x, paper.y());
            if (column.figures) {
                paper.sheet().right(style, at, row.get(i));
            } else if (column.whole) {
                List<String> lines = lines(style, column, row.get(i));
                for (int line = 0; line < lines.size(); line++) {
                    var below = new Point(column.x, paper.y() + line * LINE);
                    paper.sheet().text(style, below, lines.get(line));
                }
            } else {
                paper.sheet().text(style, at, paper.fitted(style, column.width, row.get(i)));
            }
        }
        paper.close();
    }

    private int lines(List<String> row) {
        int most = 1;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.whole) {
                most = Math.max(most, lines(Style.CELL, column, row.get(i)).size());
            }
        }
        return most;
    }

    /// A word that is wider than its column goes on below too, where it has a sign if it has one.
    private List<String> lines(Style style, Column column, String text) {
        List<String> lines = new ArrayList<>();
        for (String line : paper.wrapped(style, column.width, text)) {
            String rest = line;
            while (paper.width(style, rest) > column.width) {
                int end = rest.length() - 1;
                while (end > 1 && paper.width(style, rest.substring(0, end)) > column.width) {
                    end--;
                }
                int sign = end;
                while (sign > 1 && Character.isLetterOrDigit(rest.charAt(sign - 1))) {
                    sign--;
                }
                end = sign > 1 ? sign : end;
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            lines.add(rest);
        }
        return lines;
    }
}
