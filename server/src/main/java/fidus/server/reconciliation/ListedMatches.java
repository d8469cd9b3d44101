package fidus.server.reconciliation;

import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The matches of a run in the order they were found, a listing after the other, however many.
final class ListedMatches {
    private final ListingStore listings = new ListingStore();

    void each(Unit unit, RunId run, Consumer<RecordedMatch> then) {
        List<ListingStore.Listing> next = listings.of(unit, run, 0, 1);
        while (!next.isEmpty()) {
            of(unit, next).forEach(then);
            next = listings.of(unit, run, next.getLast().place() + 1, 1);
        }
    }

    static List<RecordedMatch> of(Unit unit, List<ListingStore.Listing> some) {
        List<String> ids = some.stream().flatMap(one -> one.matches().stream()).toList();
        Map<String, RecordedMatch> byId = new HashMap<>();
        MatchStore.matches(unit)
                .each(ids, stored -> byId.put(stored.id().value().toString(), stored.recorded()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }
}
