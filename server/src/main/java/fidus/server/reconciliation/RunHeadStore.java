package fidus.server.reconciliation;

import fidus.reconciliation.RunId;
import fidus.server.bank.Reach;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.Optional;

/// How far books and statements of a bank account went when a run compared its days. Of runs from
/// before this was kept nothing is known.
final class RunHeadStore {
    private static final String HEADS = "reconciliationRunHeads";

    /// @param id of the run
    record StoredHeads(String id, long entries, long statements, String asides) {}

    static void shape(Migrations migrations) {
        migrations.collection(HEADS);
    }

    Optional<Reach.Heads> of(Unit unit, RunId run) {
        return heads(unit)
                .byId(run.value().toString())
                .map(one -> new Reach.Heads(one.entries, one.statements, one.asides));
    }

    /// The same rows compared again: nothing changed up to these.
    void put(Unit unit, RunId run, Reach.Heads heads) {
        String id = run.value().toString();
        var stored = new StoredHeads(id, heads.entries(), heads.statements(), heads.asides());
        heads(unit).put(id, stored);
    }

    private static Documents<StoredHeads> heads(Unit unit) {
        return unit.documents(HEADS, StoredHeads.class);
    }
}
