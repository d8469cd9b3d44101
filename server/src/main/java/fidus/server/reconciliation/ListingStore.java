package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.MatchId;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which matches each run found, in their order.
final class ListingStore {
    private static final String LISTED = "reconciliationListings";
    private static final int FEW = 20;
    private static final int AT_ONCE = 1_000;

    record Listing(String id, String run, int place, List<String> matches) {}

    static void shape(Migrations migrations) {
        migrations.index(LISTED, "matches").index(LISTED, "run", "place");
    }

    /// @param from the first place
    List<Listing> of(Unit unit, RunId run, int from, int most) {
        return unit.documents(LISTED, Listing.class)
                .all(
                        and(eq("run", run.value().toString()), gte("place", from)),
                        ascending("place"),
                        most);
    }

    /// Each match stands in an index, so few listings go at a time.
    ///
    /// @return whether there may be more
    boolean forgetSome(Unit unit, RunId run) {
        List<String> some = of(unit, run, 0, FEW).stream().map(Listing::id).toList();
        unit.documents(LISTED, Listing.class).remove(in("_id", some));
        return !some.isEmpty();
    }

    /// Keeps which matches a run found, also those that an earlier run had found before.
    void list(Unit unit, RunId run, int place, List<MatchId> ids) {
        String id = run.value() + "/" + place;
        unit.documents(LISTED, Listing.class)
                .put(
                        id,
                        new Listing(
                                id,
                                run.value().toString(),
                                place,
                                ids.stream().map(match -> match.value().toString()).toList()));
    }

    /// How many listings a run has.
    int places(Unit unit, RunId run) {
        return Math.toIntExact(
                unit.documents(LISTED, Listing.class).count(eq("run", run.value().toString())));
    }

    /// The runs that list a match.
    Set<String> listing(Unit unit, MatchId match) {
        Set<String> runs = new HashSet<>();
        unit.documents(LISTED, Listing.class)
                .all(eq("matches", match.value().toString()), ascending("_id"), Integer.MAX_VALUE)
                .forEach(listing -> runs.add(listing.run()));
        return runs;
    }

    /// Those of these matches that one of these runs lists.
    Set<String> listedBy(Unit unit, Set<String> runs, List<String> matches) {
        Set<String> listed = new HashSet<>();
        Set<String> asked = new HashSet<>(matches);
        for (int from = 0; from < matches.size(); from += AT_ONCE) {
            List<String> some = matches.subList(from, Math.min(matches.size(), from + AT_ONCE));
            unit.documents(LISTED, Listing.class)
                    .each(
                            and(in("matches", some), in("run", runs)),
                            ascending("_id"),
                            listing ->
                                    listing.matches().stream()
                                            .filter(asked::contains)
                                            .forEach(listed::add));
        }
        return listed;
    }

    /// The matches that these runs list.
    Set<String> listedBy(Unit unit, List<String> runs) {
        Set<String> ids = new HashSet<>();
        if (!runs.isEmpty()) {
            unit.documents(LISTED, Listing.class)
                    .all(in("run", runs), ascending("_id"), Integer.MAX_VALUE)
                    .forEach(listing -> ids.addAll(listing.matches()));
        }
        return ids;
    }
}
