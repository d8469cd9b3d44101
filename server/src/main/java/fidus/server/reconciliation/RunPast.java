package fidus.server.reconciliation;

import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReopenedRun;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What became of the signatures of a run: months that were locked and opened again, sign-offs that
/// were withdrawn; what lies beyond its days, and where its rows come from.
record RunPast(
        RunLocks locks,
        Withdrawals withdrawals,
        SignOffs signOffs,
        BeyondDays beyond,
        RowOrigins origins,
        Uncompared uncompared) {
    RunPast(
            RunLocks locks,
            Withdrawals withdrawals,
            SignOffs signOffs,
            Sources sources,
            RowOrigins origins) {
        this(
                locks,
                withdrawals,
                signOffs,
                new BeyondDays(sources.banks()),
                origins,
                new Uncompared(sources));
    }

    /// @return absent unless it is signed and a month of its days was opened again since
    @Nullable ReopenedRun reopened(Unit unit, RunStore.StoredRun run) {
        Signature signature = run.signature();
        if (signature == null || run.run().runState() != RunState.SIGNED_OFF) {
            return null;
        }
        String subject = "run/" + run.id().value();
        Instant at = locks.audit().last(unit, subject, RunLocks.UNLOCK).orElse(null);
        return at == null || at.isBefore(signature.signedAt())
                ? null
                : new ReopenedRun(at, signOffs.stands(unit, run.id()));
    }
}
