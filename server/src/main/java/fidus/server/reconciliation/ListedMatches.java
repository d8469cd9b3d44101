package fidus.server.reconciliation;

import fidus.reconciliation.Act;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The matches of a run in the order they were found, a listing after the other, however many. Its
/// own are those that its outcome counts: what it found and what people matched in it, without what
/// they undid in it. A later run that replaces one of them, and a person who undoes it there, takes
/// it from nobody: what the run came to stays.
final class ListedMatches {
    private final ListingStore listings = new ListingStore();

    /// A match as a run has it, and as it is kept.
    record Own(RecordedMatch match, RecordedMatch now) {
        /// Whether it stands no more.
        boolean isUndone() {
            return now.matchState() == RecordedMatch.State.UNDONE;
        }
    }

    /// Its own ones.
    void each(Unit unit, RunId run, Consumer<RecordedMatch> then) {
        List<ListingStore.Listing> next = listings.of(unit, run, 0, 1);
        while (!next.isEmpty()) {
            own(unit, next).forEach(own -> then.accept(own.match()));
            next = listings.of(unit, run, next.getLast().place() + 1, 1);
        }
    }

    /// Those of these matches that are the run's own.
    List<Own> among(Unit unit, RunId run, Collection<String> matches) {
        return own(unit, listings.naming(unit, run, matches)).stream()
                .filter(own -> matches.contains(own.now().id().value().toString()))
                .toList();
    }

    /// What the run has of one row.
    Optional<Own> of(Unit unit, RunStore.StoredRun run, RowRef row) {
        return of(unit, run, row.side(), List.of(row.rowId())).stream().findFirst();
    }

    /// What the run has of some rows of a side.
    List<Own> of(Unit unit, RunStore.StoredRun run, Side side, Collection<String> rows) {
        return among(unit, run.id(), listings.everUsing(unit, run.account(), side, rows));
    }

    private static List<Own> own(Unit unit, List<ListingStore.Listing> some) {
        Map<String, RecordedMatch> now = now(unit, some);
        List<Own> all = new ArrayList<>();
        for (ListingStore.Listing listing : some) {
            Map<String, RecordedMatch> kept = new HashMap<>();
            List<RecordedMatch> otherwise = listing.kept();
            if (otherwise != null) {
                otherwise.forEach(one -> kept.put(one.id().value().toString(), one));
            }
            for (String id : listing.matches()) {
                RecordedMatch stored = now.get(id);
                if (stored != null && isOwn(listing, id, stored)) {
                    all.add(new Own(as(kept.get(id), stored), stored));
                }
            }
        }
        return all;
    }

    /// Of what a person undid before it was kept in which run, nobody knows better than that it was
    /// this one.
    private static boolean isOwn(ListingStore.Listing listing, String id, RecordedMatch stored) {
        boolean unknown = listing.undone() == null && isUndoneByPerson(stored);
        return !unknown && !listing.isUndone(id);
    }

    static boolean isUndoneByPerson(RecordedMatch match) {
        return match.matchState() == RecordedMatch.State.UNDONE
                && !Act.SYSTEM.equals(match.personId());
    }

    /// What a person says of it is said of what is kept.
    private static RecordedMatch as(@Nullable RecordedMatch kept, RecordedMatch stored) {
        return kept == null
                ? stored
                : new RecordedMatch(
                        stored.id(),
                        kept.run(),
                        kept.match(),
                        kept.matchOrigin(),
                        stored.matchState(),
                        kept.personId(),
                        kept.reason(),
                        stored.version());
    }

    /// All that are listed, as they are kept, also those that were undone.
    static List<RecordedMatch> of(Unit unit, List<ListingStore.Listing> some) {
        Map<String, RecordedMatch> byId = now(unit, some);
        return some.stream()
                .flatMap(one -> one.matches().stream())
                .map(byId::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, RecordedMatch> now(Unit unit, List<ListingStore.Listing> some) {
        List<String> ids = some.stream().flatMap(one -> one.matches().stream()).toList();
        Map<String, RecordedMatch> byId = new HashMap<>();
        MatchStore.matches(unit)
                .each(ids, stored -> byId.put(stored.id().value().toString(), stored.recorded()));
        return byId;
    }
}
