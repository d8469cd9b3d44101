package fidus.server.reconciliation;

import fidus.reconciliation.RunId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.Optional;

/// Runs of trading accounts of which a file of the broker showed that what they compared is
/// otherwise by now.
final class MovedRunStore {
    private static final String MOVED = "reconciliationRunsMoved";

    /// @param id of the run
    /// @param words why it would not be signed; empty once it is again as it was compared
    record StoredMove(String id, String words) {}

    static void shape(Migrations migrations) {
        migrations.collection(MOVED);
    }

    Optional<String> of(Unit unit, RunId run) {
        return moved(unit)
                .byId(run.value().toString())
                .map(StoredMove::words)
                .filter(words -> !words.isEmpty());
    }

    /// @param words empty where nothing is otherwise
    void put(Unit unit, RunId run, String words) {
        String id = run.value().toString();
        moved(unit).put(id, new StoredMove(id, words));
    }

    private static Documents<StoredMove> moved(Unit unit) {
        return unit.documents(MOVED, StoredMove.class);
    }
}
