package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Act;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Matches and the rows they use.
final class MatchStore {
    private static final String MATCHES = "reconciliationMatches";
    private static final String USED = "matchedRows";
    static final int CHUNK = 1_000;
    private static final int LISTINGS = 5;

    private final ListingStore listings = new ListingStore();
    private final SettledStore settled = new SettledStore();

    /// @param id of the match
    record StoredMatch(MatchId id, String account, RecordedMatch recorded, long version) {}

    /// A row in an active match. Its id names account, side and row, so that no row is ever in two.
    record UsedRow(String id, String account, String match) {}

    static void shape(Migrations migrations) {
        migrations
                .index(MATCHES, "account", "recorded.matchState")
                .index(MATCHES, "recorded.run")
                .index(MATCHES, "recorded.reason")
                .index(MATCHES, "account", "recorded.match.bookRows")
                .index(MATCHES, "account", "recorded.match.statementRows")
                .index(USED, "account")
                .index(USED, "match");
    }

    /// The same rows of the same account are the same match, in whichever run they are found.
    static MatchId idOf(String account, Match match) {
        String name =
                account
                        + "|"
                        + String.join(",", match.bookRows())
                        + "|"
                        + String.join(",", match.statementRows());
        return new MatchId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    void eachActive(Unit unit, String account, Consumer<StoredMatch> then) {
        matches(unit)
                .each(
                        and(eq("account", account), eq("recorded.matchState", "MATCHED")),
                        ascending("_id"),
                        then);
    }

    StoredMatch get(Unit unit, MatchId id) {
        return matches(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such match."));
    }

    /// @throws Refused `ALREADY_EXISTS` when one of the rows is in another active match
    void add(Unit unit, String account, RecordedMatch match) {
        long version =
                matches(unit)
                        .byId(match.id().value().toString())
                        .map(StoredMatch::version)
                        .orElse(0L);
        matches(unit)
                .put(
                        match.id().value().toString(),
                        new StoredMatch(match.id(), account, match, version + 1));
        used(unit).insertAll(used(account, match));
    }

    /// What was there of matches that were added.
    ///
    /// @param again those that were undone before
    /// @param before as they were, all that were there, undone or not
    record Added(Set<MatchId> again, List<RecordedMatch> before) {}

    /// Adds those that are not active yet, in three round trips whatever their number.
    ///
    /// @throws Refused `ALREADY_EXISTS` when a row is in another active match
    Added addAll(Unit unit, String account, List<RecordedMatch> added) {
        List<String> ids = added.stream().map(match -> match.id().value().toString()).toList();
        List<RecordedMatch> before = new ArrayList<>();
        Set<MatchId> known = new HashSet<>();
        Set<String> undone = new HashSet<>();
        for (StoredMatch stored :
                matches(unit).all(in("_id", ids), ascending("_id"), ids.size() + 1)) {
            before.add(stored.recorded());
            if (stored.recorded().matchState() == RecordedMatch.State.MATCHED) {
                known.add(stored.id());
            } else {
                undone.add(stored.id().value().toString());
            }
        }
        List<RecordedMatch> fresh =
                added.stream().filter(match -> !known.contains(match.id())).toList();
        fresh.stream()
                .filter(match -> undone.contains(match.id().value().toString()))
                .forEach(match -> add(unit, account, match));
        List<RecordedMatch> whole =
                fresh.stream()
                        .filter(match -> !undone.contains(match.id().value().toString()))
                        .toList();
        matches(unit)
                .insertAll(
                        whole.stream()
                                .map(match -> new StoredMatch(match.id(), account, match, 1))
                                .toList());
        used(unit)
                .insertAll(whole.stream().flatMap(match -> used(account, match).stream()).toList());
        Set<MatchId> again =
                fresh.stream()
                        .map(RecordedMatch::id)
                        .filter(id -> undone.contains(id.value().toString()))
                        .collect(Collectors.toSet());
        return new Added(again, before);
    }

    /// The active match that uses a row.
    Optional<RecordedMatch> using(Unit unit, String account, Side side, String row) {
        return used(unit)
                .byId(account + "/" + side + "/" + row)
                .flatMap(found -> matches(unit).byId(found.match()))
                .map(StoredMatch::recorded);
    }

    /// Which of these rows are in an active match.
    List<String> taken(Unit unit, String account, List<String> book, List<String> statement) {
        return usedAmong(unit, account, book, statement).stream().map(UsedRow::id).toList();
    }

    /// The active matches that use one of these rows.
    List<Match> using(
            Unit unit, String account, Collection<String> book, Collection<String> statement) {
        Set<String> ids = new HashSet<>();
        usedAmong(unit, account, book, statement).forEach(row -> ids.add(row.match));
        return matches(unit).all(in("_id", ids), ascending("_id"), ids.size() + 1).stream()
                .map(stored -> stored.recorded().match())
                .toList();
    }

    /// The active matches that use one of these rows, in no order.
    List<StoredMatch> activeUsing(Unit unit, String account, Collection<RowRef> rows) {
        Set<String> ids = new HashSet<>();
        used(unit)
                .each(
                        rows.stream()
                                .map(row -> account + "/" + row.side() + "/" + row.rowId())
                                .toList(),
                        row -> ids.add(row.match));
        List<StoredMatch> found = new ArrayList<>();
        matches(unit).each(ids, found::add);
        return found;
    }

    private static List<UsedRow> usedAmong(
            Unit unit, String account, Collection<String> book, Collection<String> statement) {
        List<String> ids = new ArrayList<>();
        book.forEach(row -> ids.add(account + "/BOOK/" + row));
        statement.forEach(row -> ids.add(account + "/STATEMENT/" + row));
        return used(unit).all(in("_id", ids), ascending("_id"), ids.size() + 1);
    }

    /// The matches of a run, in the order they were found, at most `most`. A listing holds from one
    /// match, made by hand, to a thousand.
    List<RecordedMatch> listed(Unit unit, RunId run, int most) {
        List<RecordedMatch> found = new ArrayList<>();
        int from = 0;
        boolean more = true;
        while (more && found.size() < most) {
            List<ListingStore.Listing> some = listings.of(unit, run, from, LISTINGS);
            found.addAll(ListedMatches.of(unit, some));
            more = some.size() == LISTINGS;
            from = more ? some.getLast().place() + 1 : from;
        }
        return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
    }

    /// Takes away some of what a run that failed had added.
    ///
    /// @param changed is told the matches that stay and are otherwise now
    /// @return whether there may be more
    boolean forgetSome(Unit unit, RunId run, LocalDate on, Consumer<MatchId> changed) {
        List<String> fresh = new ArrayList<>();
        boolean any = false;
        for (StoredMatch own :
                first(
                        unit,
                        and(
                                eq("recorded.run", run.value().toString()),
                                eq("recorded.matchState", "MATCHED")),
                        CHUNK)) {
            any = true;
            if (own.version() == 1) {
                fresh.add(own.id().value().toString());
            } else {
                String why = "The run that found it was not completed.";
                var act = Act.bySystem(on);
                undo(unit, own, own.recorded().undo(act, why, RunState.COMPLETED));
                changed.accept(own.id());
            }
        }
        used(unit).remove(in("match", fresh));
        matches(unit).remove(in("_id", fresh));
        return any || listings.forgetSome(unit, run);
    }

    private static List<StoredMatch> first(Unit unit, Bson filter, int most) {
        return matches(unit).all(filter, ascending("_id"), most);
    }

    void replace(Unit unit, StoredMatch before, RecordedMatch after) {
        matches(unit)
                .replace(
                        before.id().value().toString(),
                        before.version(),
                        new StoredMatch(
                                before.id(), before.account(), after, before.version() + 1));
    }

    void undo(Unit unit, StoredMatch before, RecordedMatch after) {
        replace(unit, before, after);
        if (before.recorded().matchOrigin() != RecordedMatch.Origin.AUTO) {
            String id = before.id().value().toString();
            settled.free(unit, before.account(), id, RowRefs.of(before.recorded().match()));
        }
        used(unit)
                .remove(
                        in(
                                "_id",
                                used(before.account(), before.recorded()).stream()
                                        .map(UsedRow::id)
                                        .toList()));
    }

    private static List<UsedRow> used(String account, RecordedMatch match) {
        List<UsedRow> rows = new ArrayList<>();
        String id = match.id().value().toString();
        match.match()
                .bookRows()
                .forEach(row -> rows.add(new UsedRow(account + "/BOOK/" + row, account, id)));
        match.match()
                .statementRows()
                .forEach(row -> rows.add(new UsedRow(account + "/STATEMENT/" + row, account, id)));
        return rows;
    }

    static Documents<StoredMatch> matches(Unit unit) {
        return unit.documents(MATCHES, StoredMatch.class);
    }

    private static Documents<UsedRow> used(Unit unit) {
        return unit.documents(USED, UsedRow.class);
    }

    /// Those that were undone for exactly this reason, by id.
    void eachUndone(Unit unit, String reason, Consumer<StoredMatch> then) {
        matches(unit).each(eq("recorded.reason", reason), ascending("_id"), then);
    }

    /// The first of them, as many as one transaction takes.
    List<StoredMatch> someUndone(Unit unit, String reason) {
        return matches(unit).all(eq("recorded.reason", reason), ascending("_id"), CHUNK);
    }
}
