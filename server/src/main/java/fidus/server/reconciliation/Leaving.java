package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.bank.Reach;
import fidus.server.bank.Settled;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a comparison of a bank account leaves to later ones once it is signed.
///
/// @param since the first day that rows were carried from
/// @param heads how far books and statements went
/// @param at when they went so far
/// @param booked what the account's postings came to at the end of its days
/// @param beyond rows of earlier days that a match uses together with later ones
/// @param seen how far everything went before it was read
record Leaving(
        LocalDate since,
        Reach.Heads heads,
        Instant at,
        Money booked,
        Set<RowRef> beyond,
        Seen seen) {
    /// At which moment days were seen to say what was compared.
    ///
    /// @param log how far the audit log went
    /// @param entries number of the last entry of the house
    /// @param standIns hash of which postings stand for others that were booked on the same
    ///   evidence
    record Seen(long log, long entries, String standIns) {}

    /// What is settled with the signature of a run, as the matches of its rows stand.
    Settled signed(Unit unit, RunStore.StoredRun run, Comparison of) {
        Set<RowRef> rows = ActiveMatches.refs(of.request().book(), of.request().statement());
        ActiveMatches active = ActiveMatches.of(unit, run.account(), rows);
        Set<String> own = new ListingStore().listedBy(unit, List.of(run.id().value().toString()));
        Set<RowRef> open = new HashSet<>(rows);
        open.removeAll(empty(of.request()));
        for (MatchStore.StoredMatch match : active.matches()) {
            Set<RowRef> used = RowRefs.of(match.recorded().match());
            boolean stays = active.isKept(match) || own.contains(ActiveMatches.id(match));
            if (stays && rows.containsAll(used)) {
                open.removeAll(used);
            }
        }
        open.addAll(beyond);
        return new Settled(
                since,
                of.period().to(),
                heads,
                booked,
                ids(Side.BOOK, open),
                ids(Side.STATEMENT, open));
    }

    /// A row of 0.00 is matched with nothing, and no later run looks at it.
    private static Set<RowRef> empty(MatchRequest rows) {
        Set<RowRef> empty = new HashSet<>();
        rows.book().stream()
                .filter(row -> row.amount().isZero())
                .forEach(row -> empty.add(new RowRef(Side.BOOK, row.rowId())));
        rows.statement().stream()
                .filter(row -> row.amount().isZero())
                .forEach(row -> empty.add(new RowRef(Side.STATEMENT, row.rowId())));
        return empty;
    }

    private static Set<String> ids(Side side, Set<RowRef> rows) {
        Set<String> ids = new HashSet<>();
        rows.stream().filter(row -> row.side() == side).forEach(row -> ids.add(row.rowId()));
        return ids;
    }
}
