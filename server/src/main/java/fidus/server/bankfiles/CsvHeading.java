package fidus.server.bankfiles;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// The record over the first movement, whose words say what the columns are.
record CsvHeading(List<String> titles) {
    private static final Pattern SIGNS = Pattern.compile("^[\\s*]+|[\\s*:?.]+$");

    /// What stands over a column, counted from 0; empty where nothing does.
    String title(int column) {
        return CsvTable.at(titles, column);
    }

    /// The first column of the kind, counted from 0, whose title holds one of the words, the
    /// earlier word before the later; -1 when there is none.
    int named(IntPredicate kind, String... words) {
        for (String word : words) {
            for (int column = 0; column < titles.size(); column++) {
                String title = title(column).toLowerCase(Locale.ROOT);
                if (kind.test(column) && title.contains(word)) {
                    return column;
                }
            }
        }
        return -1;
    }

    /// The same for words that are too short to be looked for within others: they are the whole
    /// title.
    int called(IntPredicate kind, String... words) {
        for (String word : words) {
            for (int column = 0; column < titles.size(); column++) {
                String title = SIGNS.matcher(title(column).toLowerCase(Locale.ROOT)).replaceAll("");
                if (kind.test(column) && title.equals(word)) {
                    return column;
                }
            }
        }
        return -1;
    }
}
