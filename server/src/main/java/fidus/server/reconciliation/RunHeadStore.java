package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.server.bank.Reach;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How far books and statements of a bank account went when a run compared its days, and what is
/// needed beside its rows to sign it without reading them all again. Of runs from before this was
/// kept nothing is known.
final class RunHeadStore {
    private static final String HEADS = "reconciliationRunHeads";
    private static final int MOST_BEYOND = 1_000;

    /// @param id of the run
    /// @param at when they were so; absent where it was not kept
    /// @param seen when its days were last seen to say what it compared; absent in runs of before
    ///   this was kept
    /// @param kept absent likewise, and where it is too much
    /// @param log how far the audit log went then; absent likewise
    record StoredHeads(
            String id,
            long entries,
            long statements,
            String asides,
            @Nullable Instant at,
            Leaving.@Nullable Seen seen,
            @Nullable Kept kept,
            @Nullable Long log) {
        Reach.Heads heads() {
            return new Reach.Heads(entries, statements, asides);
        }
    }

    /// See {@link Leaving}.
    ///
    /// @param beyond rows such as BOOK/ENTRY-12-1
    record Kept(LocalDate since, Money booked, List<String> beyond) {
        static @Nullable Kept of(Leaving left) {
            return left.beyond().size() > MOST_BEYOND
                    ? null
                    : new Kept(
                            left.since(),
                            left.booked(),
                            left.beyond().stream()
                                    .map(row -> row.side() + "/" + row.rowId())
                                    .sorted()
                                    .toList());
        }

        Set<RowRef> rows() {
            return beyond.stream().map(Kept::row).collect(Collectors.toSet());
        }

        private static RowRef row(String text) {
            int end = text.indexOf('/');
            return new RowRef(Side.valueOf(text.substring(0, end)), text.substring(end + 1));
        }
    }

    static void shape(Migrations migrations) {
        migrations.collection(HEADS);
    }

    Optional<StoredHeads> of(Unit unit, RunId run) {
        return heads(unit).byId(run.value().toString());
    }

    /// The same rows compared again: nothing changed up to these.
    void put(Unit unit, RunId run, Leaving left) {
        Reach.Heads heads = left.heads();
        put(
                unit,
                new StoredHeads(
                        run.value().toString(),
                        heads.entries(),
                        heads.statements(),
                        heads.asides(),
                        left.at(),
                        left.seen(),
                        Kept.of(left),
                        left.seen().log()));
    }

    /// Its days were read again and say what it compared.
    void seen(Unit unit, RunId run, Leaving.Seen seen) {
        of(unit, run)
                .ifPresent(
                        one ->
                                put(
                                        unit,
                                        new StoredHeads(
                                                one.id,
                                                one.entries,
                                                one.statements,
                                                one.asides,
                                                one.at,
                                                seen,
                                                one.kept,
                                                one.log)));
    }

    private static void put(Unit unit, StoredHeads stored) {
        heads(unit).put(stored.id, stored);
    }

    private static Documents<StoredHeads> heads(Unit unit) {
        return unit.documents(HEADS, StoredHeads.class);
    }
}
