package fidus.server.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the statements of one file say again of an account's stored rows: each stored row is said
/// again by one row of the file, whichever statement that stands in.
final class Claims {
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> said = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private final List<OtherFormats.Again> asked = new ArrayList<>();

    /// What a statement of the file says in its very words. All of them are told before the first
    /// is held against what reads otherwise: the order in which the file has them tells nothing.
    ///
    /// @param stored rows that it is known to say, by identity
    void know(Map<String, String> stored) {
        told.addAll(stored.values());
    }

    /// The booked rows of a plan that nothing known says.
    ///
    /// @param stored rows by identity; gains those of the plan's that the file said again before
    List<Plan.Line> open(Plan plan, Map<String, String> stored) {
        for (String identity : plan.identities()) {
            String row = known.get(identity);
            if (row != null) {
                stored.putIfAbsent(identity, row);
            }
        }
        List<Plan.Line> open = new ArrayList<>(plan.lines());
        open.removeIf(
                line ->
                        !line.booked()
                                || stored.containsKey(line.identity())
                                || said.contains(line.identity()));
        return open;
    }

    /// The stored rows that no statement of the file is told to say so far; those that one may say
    /// come last.
    List<BankStore.StoredRow> left(List<BankStore.StoredRow> rows) {
        List<BankStore.StoredRow> left = new ArrayList<>(rows);
        left.removeIf(row -> told.contains(row.original()));
        left.sort(Comparator.comparing(row -> doubtful.contains(row.original())));
        return left;
    }

    /// What is found of a statement. What it is told to say is not doubtful any more where one
    /// before it may have said it; what both only may say is asked of the first.
    void add(Plan plan, OtherFormats.Again again) {
        again.same().values().forEach(row -> told.add(row.original()));
        told.addAll(again.taken());
        asked.forEach(
                one -> one.doubtful().values().removeIf(row -> told.contains(row.original())));
        again.doubtful().values().removeIf(row -> doubtful.contains(row.original()));
        asked.add(again);
        again.doubtful().values().forEach(row -> doubtful.add(row.original()));
        known.putAll(again.known());
        said.addAll(plan.identities());
    }
}
