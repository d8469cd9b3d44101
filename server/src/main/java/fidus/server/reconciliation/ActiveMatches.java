package fidus.server.reconciliation;

import fidus.reconciliation.MatchId;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The active matches of an account that use some rows, and which of them stay as they are: those
/// that a person made or accepted, and those that are signed.
///
/// @param matches by id; of very many rows all of the account
/// @param signed the ids of those that a signed run lists
record ActiveMatches(List<MatchStore.StoredMatch> matches, Set<String> signed) {
    /// So many rows and no more are asked for one by one.
    private static final int FEW = 50_000;

    static ActiveMatches of(Unit unit, String account, Collection<RowRef> rows) {
        var store = new MatchStore();
        var listings = new ListingStore();
        Set<String> runs = Set.copyOf(new RunStore().signed(unit, account));
        if (rows.size() > FEW) {
            return all(unit, account);
        }
        List<MatchStore.StoredMatch> found =
                new ArrayList<>(store.activeUsing(unit, account, rows));
        found.sort(Comparator.comparing(ActiveMatches::id));
        List<String> ids = found.stream().map(ActiveMatches::id).toList();
        return new ActiveMatches(
                found, runs.isEmpty() ? Set.of() : listings.listedBy(unit, runs, ids));
    }

    static ActiveMatches of(
            Unit unit, String account, List<MatchRow> book, List<MatchRow> statement) {
        return book.size() + statement.size() > FEW
                ? all(unit, account)
                : of(unit, account, refs(book, statement));
    }

    private static ActiveMatches all(Unit unit, String account) {
        List<MatchStore.StoredMatch> all = new ArrayList<>();
        new MatchStore().eachActive(unit, account, all::add);
        List<String> runs = new RunStore().signed(unit, account);
        return new ActiveMatches(all, new ListingStore().listedBy(unit, runs));
    }

    static Set<RowRef> refs(List<MatchRow> book, List<MatchRow> statement) {
        Set<RowRef> rows = new HashSet<>();
        book.forEach(row -> rows.add(new RowRef(Side.BOOK, row.rowId())));
        statement.forEach(row -> rows.add(new RowRef(Side.STATEMENT, row.rowId())));
        return rows;
    }

    boolean isKept(MatchStore.StoredMatch match) {
        return match.recorded().matchOrigin() != RecordedMatch.Origin.AUTO
                || signed.contains(id(match));
    }

    List<MatchStore.StoredMatch> kept() {
        return matches.stream().filter(this::isKept).toList();
    }

    /// Those that a person made or accepted.
    Set<MatchId> ofPeople() {
        return matches.stream()
                .filter(match -> match.recorded().matchOrigin() != RecordedMatch.Origin.AUTO)
                .map(MatchStore.StoredMatch::id)
                .collect(Collectors.toSet());
    }

    static String id(MatchStore.StoredMatch match) {
        return match.id().value().toString();
    }
}
