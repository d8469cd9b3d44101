package fidus.server.reconciliation;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.ReconciliationRun.Counts;
import fidus.reconciliation.ReconciliationRun.Outcome;
import fidus.reconciliation.RunId;
import fidus.server.RunningServer;

import java.util.Objects;

/// A stored run that counts more rows than it compared.
public final class ManyRows {
    private ManyRows() {}

    /// @param rows on its statement
    public static void counted(RunningServer server, RunId id, int rows) {
        server.parts()
                .mongo()
                .write(
                        unit -> {
                            var store = new RunStore();
                            RunStore.StoredRun before = store.get(unit, id);
                            store.replace(unit, before, of(before, rows));
                            return true;
                        });
    }

    private static RunStore.StoredRun of(RunStore.StoredRun before, int rows) {
        ReconciliationRun run = before.run();
        Outcome found = Objects.requireNonNull(run.outcome(), "a completed run");
        Counts counts = found.counts();
        var more =
                new Counts(
                        0,
                        rows,
                        counts.matches(),
                        counts.suggestions(),
                        counts.unmatched(),
                        counts.unsearched());
        var counting =
                new ReconciliationRun(
                        run.id(),
                        run.key(),
                        run.from(),
                        run.to(),
                        run.runState(),
                        new Outcome(found.runHash(), more, found.proofs()),
                        run.preparerId(),
                        run.reviewerId(),
                        run.version());
        return new RunStore.StoredRun(
                before.id(),
                before.account(),
                counting,
                before.startedAt(),
                before.statementTies(),
                before.evidenceHash(),
                before.preparerName(),
                before.reviewerName(),
                before.outdated(),
                before.ground(),
                before.version() + 1,
                before.signature(),
                before.found());
    }
}
