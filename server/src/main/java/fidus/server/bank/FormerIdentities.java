package fidus.server.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows that were stored under an identity of another kind: once, a bank's id that stood on several
/// rows of a file did not count, and the row was known by its text. Each of them is given the
/// identity it would have now, so that a file that says the row again is recognised whichever of
/// the two its row was stored under.
final class FormerIdentities {
    private FormerIdentities() {}

    /// @param stored all rows of an account that count and are of some days, in the order they were
    ///   stored
    /// @return the ids of those stored under another identity, by the identity they would have now
    static Map<String, String> of(List<BankStore.StoredRow> stored) {
        Map<String, List<BankStore.StoredRow>> alike = new LinkedHashMap<>();
        for (BankStore.StoredRow row : stored) {
            alike.computeIfAbsent(
                            Plan.Identities.what(row.row(), row.day()), _ -> new ArrayList<>())
                    .add(row);
        }
        Map<String, String> former = new HashMap<>();
        alike.forEach((what, rows) -> name(what, rows, former));
        return former;
    }

    /// Rows that agree in everything have the ordinals from 1 on; those that a row has already are
    /// passed over.
    private static void name(
            String what, List<BankStore.StoredRow> rows, Map<String, String> former) {
        Set<String> present = new HashSet<>();
        rows.forEach(row -> present.add(row.identity()));
        Set<String> free = new HashSet<>();
        List<String> order = new ArrayList<>();
        for (int ordinal = 1; ordinal <= rows.size(); ordinal++) {
            String identity = Plan.Identities.identity(what, ordinal);
            order.add(identity);
            if (!present.contains(identity)) {
                free.add(identity);
            }
        }
        var left = order.stream().filter(free::contains).iterator();
        for (BankStore.StoredRow row : rows) {
            if (!order.contains(row.identity()) && left.hasNext()) {
                former.put(left.next(), row.id());
            }
        }
    }
}
