package fidus.server.reconciliation;

import fidus.reconciliation.RunId;
import fidus.server.bank.Reach;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// How far books and statements of a bank account went when a run compared its days. Of runs from
/// before this was kept nothing is known.
final class RunHeadStore {
    private static final String HEADS = "reconciliationRunHeads";

    /// @param id of the run
    /// @param at when they were so; absent where it was not kept
    record StoredHeads(
            String id, long entries, long statements, String asides, @Nullable Instant at) {
        Reach.Heads heads() {
            return new Reach.Heads(entries, statements, asides);
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
        String id = run.value().toString();
        Reach.Heads heads = left.heads();
        var stored =
                new StoredHeads(id, heads.entries(), heads.statements(), heads.asides(), left.at());
        heads(unit).put(id, stored);
    }

    private static Documents<StoredHeads> heads(Unit unit) {
        return unit.documents(HEADS, StoredHeads.class);
    }
}
