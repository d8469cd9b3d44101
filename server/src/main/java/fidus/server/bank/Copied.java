package fidus.server.bank;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows of a statement that says what a stored one says, word by word.
final class Copied {
    private Copied() {}

    /// The rows that count for those of a plan, by identity; empty unless each of them is said by a
    /// stored row of its own.
    ///
    /// @param stored booked rows of one statement, in its order
    static Map<String, String> of(Plan plan, List<BankStore.StoredRow> stored) {
        Map<String, Deque<String>> left = new HashMap<>();
        for (BankStore.StoredRow row : stored) {
            String what = Plan.Identities.what(row.row(), row.day());
            left.computeIfAbsent(what, _ -> new ArrayDeque<>()).add(row.original());
        }
        Map<String, String> copied = new HashMap<>();
        for (Plan.Line line : plan.lines()) {
            if (line.booked()) {
                Deque<String> rows = left.get(Plan.Identities.what(line.row(), line.day()));
                String row = rows == null ? null : rows.poll();
                if (row == null) {
                    return Map.of();
                }
                copied.put(line.identity(), row);
            }
        }
        return copied;
    }
}
