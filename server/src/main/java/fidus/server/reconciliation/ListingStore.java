package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.MatchId;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which matches each run found, in their order, and which of them people undid in it.
final class ListingStore {
    private static final String LISTED = "reconciliationListings";
    private static final int FEW = 20;
    private static final int AT_ONCE = 1_000;

    /// @param undone those of its matches that a person undid in this run, whose outcome does not
    ///   count them; absent in listings kept before this was
    /// @param kept as this run has them, those of its matches that are kept otherwise themselves:
    ///   another run found the same rows by another pass, or a person matched them by hand
    record Listing(
            String id,
            String run,
            int place,
            List<String> matches,
            @Nullable List<String> undone,
            @Nullable List<RecordedMatch> kept) {
        /// Whether a person undid this one of its matches while working on the run.
        boolean isUndone(String match) {
            return undone != null && undone.contains(match);
        }

        private boolean keeps(String match) {
            return kept != null && kept.stream().anyMatch(one -> text(one.id()).equals(match));
        }

        private Listing without(Set<String> more) {
            Set<String> all = new LinkedHashSet<>(undone == null ? List.of() : undone);
            matches.stream().filter(more::contains).forEach(all::add);
            return new Listing(id, run, place, matches, List.copyOf(all), kept);
        }

        private Listing keeping(Map<String, RecordedMatch> before) {
            List<RecordedMatch> all = new ArrayList<>(kept == null ? List.of() : kept);
            for (String match : matches) {
                RecordedMatch was = before.get(match);
                if (was != null && !keeps(match)) {
                    all.add(was);
                }
            }
            return new Listing(id, run, place, matches, undone, all);
        }
    }

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
    ///
    /// @param kept as this run has them, those that are kept otherwise themselves
    void list(Unit unit, RunId run, int place, List<MatchId> ids, List<RecordedMatch> kept) {
        String id = run.value() + "/" + place;
        put(
                unit,
                new Listing(
                        id,
                        run.value().toString(),
                        place,
                        ids.stream().map(ListingStore::text).toList(),
                        List.of(),
                        kept.isEmpty() ? null : kept));
    }

    void list(Unit unit, RunId run, int place, List<MatchId> ids) {
        list(unit, run, place, ids, List.of());
    }

    /// A person undid matches while working on a run, or they are listed once more in it.
    void undo(Unit unit, RunId run, Collection<MatchId> ids) {
        Set<String> gone = ids.stream().map(ListingStore::text).collect(Collectors.toSet());
        for (Listing listing : naming(unit, run, gone)) {
            Set<String> all = new HashSet<>(gone);
            if (listing.undone() == null) {
                all.addAll(undoneBefore(unit, listing));
            }
            put(unit, listing.without(all));
        }
    }

    /// Those that people undid before it was kept in which run.
    private static List<String> undoneBefore(Unit unit, Listing listing) {
        return ListedMatches.of(unit, List.of(listing)).stream()
                .filter(ListedMatches::isUndoneByPerson)
                .map(match -> text(match.id()))
                .toList();
    }

    /// Matches become others of the same rows: the runs that list them keep them as they were.
    ///
    /// @param by the run that changes them
    void keep(Unit unit, RunId by, List<RecordedMatch> before) {
        Map<String, RecordedMatch> was = new HashMap<>();
        before.forEach(match -> was.put(text(match.id()), match));
        var others = and(in("matches", was.keySet()), ne("run", by.value().toString()));
        List<String> ids = new ArrayList<>();
        if (!was.isEmpty()) {
            unit.documents(LISTED, Listing.class)
                    .each(others, ascending("_id"), listing -> ids.add(listing.id()));
        }
        for (String id : ids) {
            unit.documents(LISTED, Listing.class)
                    .byId(id)
                    .ifPresent(listing -> put(unit, listing.keeping(was)));
        }
    }

    /// The listings of a run that name one of these matches.
    List<Listing> naming(Unit unit, RunId run, Collection<String> matches) {
        return matches.isEmpty()
                ? List.of()
                : unit.documents(LISTED, Listing.class)
                        .whole(
                                and(in("matches", matches), eq("run", run.value().toString())),
                                ascending("place"));
    }

    private static void put(Unit unit, Listing listing) {
        unit.documents(LISTED, Listing.class).put(listing.id(), listing);
    }

    private static String text(MatchId match) {
        return match.value().toString();
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

    /// Those of these matches that one of these runs lists. Asked for by the matches alone, of
    /// which each stands in few listings; an account has signed any number of runs.
    Set<String> listedBy(Unit unit, Set<String> runs, List<String> matches) {
        Set<String> listed = new HashSet<>();
        Set<String> asked = new HashSet<>(matches);
        for (int from = 0; from < matches.size(); from += AT_ONCE) {
            List<String> some = matches.subList(from, Math.min(matches.size(), from + AT_ONCE));
            unit.documents(LISTED, Listing.class)
                    .each(
                            in("matches", some),
                            ascending("_id"),
                            listing -> {
                                if (runs.contains(listing.run())) {
                                    listing.matches().stream()
                                            .filter(asked::contains)
                                            .forEach(listed::add);
                                }
                            });
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

    /// The ids of all matches of an account that ever used some rows of a side, undone ones too.
    List<String> everUsing(Unit unit, String account, Side side, Collection<String> rows) {
        String field = side == Side.BOOK ? "bookRows" : "statementRows";
        return MatchStore.matches(unit)
                .whole(
                        and(eq("account", account), in("recorded.match." + field, rows)),
                        ascending("_id"))
                .stream()
                .map(stored -> stored.id().value().toString())
                .toList();
    }

    /// Any matches of an account that were undone.
    List<MatchStore.StoredMatch> undone(Unit unit, String account, int most) {
        return MatchStore.matches(unit)
                .some(and(eq("account", account), eq("recorded.matchState", "UNDONE")), most);
    }
}
