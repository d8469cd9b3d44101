package fidus.server.reports;

import java.util.ArrayList;
import java.util.List;

/// One row of a table as a person sees it: hidden cells are gone, blanks are single.
///
/// @param number counted from 1 over all tables of the file
/// @param note the tool-tip of the first cell, empty when there is none; MT4 keeps comments there
record Row(int number, List<String> cells, String note) {
    /// More cells than any report has; what stands behind them is cut off.
    static final int MOST_CELLS = 40;

    /// Longer than any comment a server stores.
    static final int LONGEST_CELL = 1_000;

    String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    int size() {
        return cells.size();
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Whether this names the columns of a table: many words and not one digit.
    boolean isHeading() {
        int words = 0;
        for (String cell : cells) {
            if (Figures.hasDigit(cell) || cell.endsWith(":")) {
                return false;
            }
            words += cell.isEmpty() ? 0 : 1;
        }
        return words >= 9;
    }

    /// The label and value pairs of this row, such as `Balance:` and `9 949.16`.
    List<Pair> pairs() {
        var pairs = new ArrayList<Pair>(2);
        String label = "";
        for (String cell : cells) {
            if (cell.endsWith(":")) {
                label = cell;
            } else if (!cell.isEmpty() && !label.isEmpty()) {
                pairs.add(new Pair(label, cell));
                label = "";
            }
        }
        return pairs;
    }

    /// The text with every kind of blank turned into single spaces.
    static String tidy(String text) {
        boolean clean = true;
        for (int i = 0; clean && i < text.length(); i++) {
            clean = !isBlank(text.charAt(i));
        }
        String shortened = text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
        return clean ? shortened : tidied(shortened);
    }

    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u202f';
    }

    private static String tidied(String text) {
        var tidy = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                tidy.append(c);
            } else if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ') {
                tidy.append(' ');
            }
        }
        int end = tidy.length();
        return tidy.substring(0, end > 0 && tidy.charAt(end - 1) == ' ' ? end - 1 : end);
    }

    record Pair(String label, String value) {}
}
