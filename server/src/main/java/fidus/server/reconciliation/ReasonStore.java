package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Why rows of a run are in no match, as lists of rows ask for it.
final class ReasonStore {
    /// Everything that is said, in no particular order.
    void each(Unit unit, RunId run, Consumer<Explanation> then) {
        FindingStore.of(unit, run).forEach(chunk -> chunk.explanations().forEach(then));
        FindingStore.reasons(unit)
                .each(
                        FindingStore.its(run),
                        ascending("_id"),
                        stored -> then.accept(stored.explanation()));
    }

    /// The rows of which it is said that they are nobody's open ones.
    Set<RowRef> settled(Unit unit, RunId run) {
        Set<RowRef> settled = new HashSet<>();
        each(
                unit,
                run,
                said -> {
                    if (SetAside.isSettled(said)) {
                        settled.add(said.row());
                    }
                });
        return settled;
    }

    /// What each of these rows failed first; one of which nothing is said is left out.
    Map<RowRef, Explanation.Failure> failed(Unit unit, RunId run, Collection<RowRef> rows) {
        Map<RowRef, Explanation.Failure> failures = new HashMap<>();
        if (!rows.isEmpty()) {
            Consumer<Explanation> take = one -> failures.put(one.row(), one.failed().getFirst());
            FindingStore.of(unit, run).forEach(chunk -> chunk.explanations().forEach(take));
            var ids = rows.stream().map(row -> FindingStore.id(run, row)).toList();
            FindingStore.reasons(unit)
                    .each(
                            in("_id", ids),
                            ascending("_id"),
                            stored -> take.accept(stored.explanation()));
        }
        return failures;
    }
}
