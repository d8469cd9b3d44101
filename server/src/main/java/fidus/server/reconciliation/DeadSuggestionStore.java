package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Suggestions of runs that died because one of their rows was matched. They are kept: when that
/// match is undone, all rows of a suggestion may be free again, and then it stands as before.
final class DeadSuggestionStore {
    private static final String DEAD = "reconciliationDeadSuggestions";

    private final FindingStore findings;

    DeadSuggestionStore(FindingStore findings) {
        this.findings = findings;
    }

    static void shape(Migrations migrations) {
        migrations.index(DEAD, "run", "rows");
    }

    /// The suggestions that name one of these rows die.
    List<Suggestion> die(Unit unit, RunId run, Collection<RowRef> rows) {
        findings.apart(unit, run);
        List<FindingStore.StoredSuggestion> gone = FindingStore.naming(unit, run, rows);
        FindingStore.suggestions(unit).remove(in("_id", ids(gone)));
        dead(unit).remove(in("_id", ids(gone)));
        dead(unit).insertAll(gone);
        return suggestions(gone);
    }

    /// Those that name one of these rows and fit again stand at their old places.
    List<Suggestion> revive(
            Unit unit, RunId run, Collection<RowRef> rows, Predicate<Suggestion> fits) {
        List<FindingStore.StoredSuggestion> back =
                dead(unit)
                        .all(
                                and(
                                        eq("run", run.value().toString()),
                                        in("rows", FindingStore.names(rows))),
                                ascending("place"),
                                Integer.MAX_VALUE)
                        .stream()
                        .filter(one -> fits.test(one.suggestion()))
                        .toList();
        dead(unit).remove(in("_id", ids(back)));
        FindingStore.suggestions(unit).insertAll(back);
        return suggestions(back);
    }

    private static List<String> ids(List<FindingStore.StoredSuggestion> all) {
        return all.stream().map(FindingStore.StoredSuggestion::id).toList();
    }

    private static List<Suggestion> suggestions(List<FindingStore.StoredSuggestion> all) {
        return all.stream().map(FindingStore.StoredSuggestion::suggestion).toList();
    }

    private static Documents<FindingStore.StoredSuggestion> dead(Unit unit) {
        return unit.documents(DEAD, FindingStore.StoredSuggestion.class);
    }
}
