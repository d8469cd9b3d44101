package fidus.server.paper;

import fidus.server.paper.Sheet.Point;

import java.util.List;

/// A table that goes on over pages and repeats its head on each.
public final class Table {
    private static final int ROW = 190;

    private final Paper paper;
    private final List<Column> columns;

    /// @param x where its text begins or, for figures, ends
    /// @param width for text, what may be taken before it is shortened
    public record Column(String title, int x, int width, boolean figures) {
        public static Column text(String title, int x, int width) {
            return new Column(title, x, width, false);
        }

        public static Column figures(String title, int end) {
            return new Column(title, end, 0, true);
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
            fit(last && !total.isEmpty() ? 2 * ROW : ROW);
            paper.down(ROW - 60);
            cells(Style.CELL, row);
            paper.down(60);
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
            } else {
                paper.sheet().text(style, at, paper.fitted(style, column.width, row.get(i)));
            }
        }
        paper.close();
    }
}
