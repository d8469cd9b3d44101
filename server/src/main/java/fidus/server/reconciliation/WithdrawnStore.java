package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Sign-offs that two persons withdrew, as they were signed. Nothing of them is changed or removed.
final class WithdrawnStore {
    private static final String WITHDRAWN = "reconciliationWithdrawnSignOffs";

    /// @param id the run and its version as it was signed
    /// @param run its id
    /// @param signed the run as it was signed
    /// @param signature absent where it was signed before this was kept
    record Withdrawn(
            String id,
            String run,
            String account,
            ReconciliationRun signed,
            String evidenceHash,
            @Nullable String preparerName,
            @Nullable String reviewerName,
            @Nullable Signature signature,
            Withdrawal withdrawal) {
        static Withdrawn of(RunStore.StoredRun run, String evidenceHash, Withdrawal withdrawal) {
            String id = run.id().value().toString();
            return new Withdrawn(
                    id + "/" + run.version(),
                    id,
                    run.account(),
                    run.run(),
                    evidenceHash,
                    run.preparerName(),
                    run.reviewerName(),
                    run.signature(),
                    withdrawal);
        }
    }

    /// @param askedBy name of who asked for it
    /// @param agreedBy name of who agreed
    record Withdrawal(Instant at, String reason, String askedBy, String agreedBy) {}

    static void shape(Migrations migrations) {
        migrations.index(WITHDRAWN, "run");
    }

    void add(Unit unit, Withdrawn withdrawn) {
        withdrawn(unit).insert(withdrawn);
    }

    /// Those of a run, the newest first.
    List<Withdrawn> of(Unit unit, RunId run) {
        return withdrawn(unit)
                .all(
                        eq("run", run.value().toString()),
                        orderBy(descending("withdrawal.at"), descending("_id")),
                        Integer.MAX_VALUE);
    }

    /// When the last signature of each of these runs was withdrawn; without those of which none
    /// was.
    Map<RunId, Instant> last(Unit unit, Collection<RunId> runs) {
        Map<RunId, Instant> last = new HashMap<>();
        List<String> ids = runs.stream().map(run -> run.value().toString()).toList();
        withdrawn(unit)
                .each(
                        in("run", ids),
                        ascending("withdrawal.at"),
                        one -> last.put(new RunId(UUID.fromString(one.run)), one.withdrawal.at));
        return last;
    }

    private static Documents<Withdrawn> withdrawn(Unit unit) {
        return unit.documents(WITHDRAWN, Withdrawn.class);
    }
}
