package fidus.server.bank;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How rows of a statement are named in evidence: `STMT-12-3`, and `STMT-12-3, 5, 7 to 9` for
/// several of one statement.
final class RowNames {
    private static final String PLACE = "\\d{1,7}(?: TO \\d{1,7})?";
    private static final Pattern NAMED =
            Pattern.compile("(STMT-\\d{1,9}-)(" + PLACE + "(?:, " + PLACE + ")*)");
    private static final int MOST = 100_000;

    private RowNames() {}

    /// The ids of the rows that a text names, in its order.
    static Set<String> in(String text) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher named = NAMED.matcher(text.toUpperCase(Locale.ROOT));
        while (named.find()) {
            for (String part : named.group(2).split(", ", -1)) {
                String[] ends = part.split(" TO ", 2);
                int from = Integer.parseInt(ends[0]);
                int to = Math.min(Integer.parseInt(ends[ends.length - 1]), from + MOST);
                for (int place = from; place <= to; place++) {
                    ids.add(named.group(1) + place);
                }
            }
        }
        return ids;
    }

    /// Names rows of one statement.
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
        return first.substring(0, first.lastIndexOf('-') + 1) + String.join(", ", parts);
    }
}
