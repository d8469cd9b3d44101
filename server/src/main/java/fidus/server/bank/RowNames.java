package fidus.server.bank;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How rows of a statement are named in evidence: `STMT-12-3`, `STMT-12-3, 5, 7 to 9` for several
/// of one statement, and `STMT-12-3/1, 4` for parts of one row.
final class RowNames {
    private static final String PLACE = "\\d{1,7}(?: TO \\d{1,7})?";
    private static final Pattern NAMED =
            Pattern.compile("(STMT-\\d{1,9}-(?:\\d{1,7}/)?)(" + PLACE + "(?:, " + PLACE + ")*)");

    /// Rows that evidence names at most.
    static final int MOST = 10_000;

    private RowNames() {}

    /// The ids of the rows that a text names, in its order; one more than {@link #MOST} where it
    /// names more.
    static Set<String> in(String text) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher named = NAMED.matcher(text.toUpperCase(Locale.ROOT));
        while (named.find()) {
            for (String part : named.group(2).split(", ", -1)) {
                String[] ends = part.split(" TO ", 2);
                int from = Integer.parseInt(ends[0]);
                int to = Integer.parseInt(ends[ends.length - 1]);
                for (int place = from; place <= to && ids.size() <= MOST; place++) {
                    ids.add(named.group(1) + place);
                }
            }
        }
        return ids;
    }

    /// Names a part of a row, counted from 1.
    static String part(String row, int number) {
        return row + "/" + number;
    }

    /// The row that this is or is a part of.
    static String whole(String id) {
        int part = id.indexOf('/');
        return part < 0 ? id : id.substring(0, part);
    }

    /// Whether it names a part of a row.
    static boolean isPart(String id) {
        return id.indexOf('/') >= 0;
    }

    /// The place of a row in its statement, or of a part in its row.
    static int number(String id) {
        return Integer.parseInt(id.substring(end(id)));
    }

    private static int end(String id) {
        return Math.max(id.lastIndexOf('/'), id.lastIndexOf('-')) + 1;
    }

    /// Names rows of one statement, or parts of one row.
    ///
    /// @param first the id of the first of them
    /// @param places of all of them, ascending and each once
    static String of(String first, List<Integer> places) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < places.size(); ) {
            int end = i;
            while (end + 1 < places.size() && places.get(end + 1) == places.get(end) + 1) {
                end++;
            }
            parts.add(end == i ? "" + places.get(i) : places.get(i) + " to " + places.get(end));
            i = end + 1;
        }
        return first.substring(0, end(first)) + String.join(", ", parts);
    }
}
