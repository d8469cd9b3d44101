package fidus.server.reconciliation;

import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.server.audit.Audit;
import fidus.server.audit.Beforehand;
import fidus.server.bank.AccountNews;
import fidus.server.bank.BankStatements;
import fidus.server.bank.Settled;
import fidus.server.mongo.Unit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the signature of a run of a bank account settles, from what the run kept instead of from
/// all rows and matches: open may be what the run left open, and what of the account was ever
/// undone.
final class LeftOpen {
    private static final int MOST_UNDONE = 5_000;
    private static final int MOST_HELD = 20;

    private final Sources sources;
    private final RunWindows windows;
    private final Beforehand<RunId, List<RowRef>> unmatched;

    LeftOpen(Audit audit, Sources sources, RunWindows windows) {
        this.sources = sources;
        this.windows = windows;
        this.unmatched = new Beforehand<>(audit, MOST_HELD);
    }

    /// Whether the run kept enough.
    boolean isKept(Unit unit, RunStore.StoredRun stored) {
        return kept(unit, stored).isPresent() && undone(unit, stored).isPresent();
    }

    /// What reads most of it, before the transaction of the signature.
    void look(Unit reading, RunStore.StoredRun stored) {
        if (kept(reading, stored).isPresent()) {
            var _ = unmatched(reading, stored);
        }
    }

    /// @return absent where the run did not keep enough, or it does not hold any more
    Optional<Settled> of(Unit unit, RunStore.StoredRun stored) {
        return kept(unit, stored)
                .flatMap(
                        kept -> undone(unit, stored).map(undone -> of(unit, stored, kept, undone)));
    }

    private static Optional<List<MatchStore.StoredMatch>> undone(
            Unit unit, RunStore.StoredRun stored) {
        List<MatchStore.StoredMatch> some =
                new ListingStore().undone(unit, stored.account(), MOST_UNDONE + 1);
        return some.size() > MOST_UNDONE ? Optional.empty() : Optional.of(some);
    }

    private Settled of(
            Unit unit,
            RunStore.StoredRun stored,
            Known known,
            List<MatchStore.StoredMatch> undone) {
        Set<RowRef> open = new HashSet<>(unmatched(unit, stored));
        open.addAll(known.kept.rows());
        undone.forEach(match -> open.addAll(RowRefs.of(match.recorded().match())));
        return new Settled(
                known.kept.since(),
                stored.run().to(),
                known.heads.heads(),
                known.kept.booked(),
                ids(Side.BOOK, open),
                ids(Side.STATEMENT, open));
    }

    private record Known(RunHeadStore.StoredHeads heads, RunHeadStore.Kept kept) {}

    private Optional<Known> kept(Unit unit, RunStore.StoredRun stored) {
        if (!BankComparison.isBank(stored.account())) {
            return Optional.empty();
        }
        var period = new Rows.Period(stored.run().from(), stored.run().to());
        return new RunHeadStore()
                .of(unit, stored.id())
                .filter(heads -> heads.asides().equals(asides(unit, stored)))
                .flatMap(
                        heads ->
                                Optional.ofNullable(heads.kept())
                                        .map(kept -> new Known(heads, kept)))
                .filter(
                        known ->
                                known.kept
                                        .since()
                                        .equals(Carrying.since(unit, stored.account(), period)));
    }

    private String asides(Unit unit, RunStore.StoredRun stored) {
        BankStatements banks = sources.banks().get();
        HouseAccount account = BankComparison.account(unit, banks, stored.account());
        return AccountNews.asides(unit, account);
    }

    /// Of whatever moment since it was completed: a row that became open later is one of a match
    /// that was undone.
    private List<RowRef> unmatched(Unit unit, RunStore.StoredRun stored) {
        return unmatched.now(unit, stored.id(), _ -> true, () -> windows.unmatched(unit, stored));
    }

    private static Set<String> ids(Side side, Set<RowRef> rows) {
        return rows.stream()
                .filter(row -> row.side() == side)
                .map(RowRef::rowId)
                .collect(Collectors.toSet());
    }
}
