package fidus.server.reconciliation;

import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.SinceCompared;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Runs as they are shown, with what is asked for about them. What stands elsewhere is read once
/// for all of them.
///
/// @param ended how sign-offs ended without a signature, by the run's id
record RunCards(Unit unit, RunLocks locks, Waiting waiting, Map<String, EndedSignOff> ended) {
    /// @param waiting about runs
    static RunCards of(Unit unit, List<RunStore.StoredRun> runs, RunPast past, Waiting waiting) {
        var open =
                runs.stream().filter(LaterNews::isToBeSigned).map(RunStore.StoredRun::id).toList();
        return new RunCards(unit, past.locks(), waiting, past.signOffs().ended(unit, open));
    }

    /// @param counted the breaks of its days, as they stand now
    RunCard of(
            RunStore.StoredRun stored,
            Map<BreakState, Integer> counted,
            @Nullable SinceCompared since) {
        Signature signature = stored.signature();
        String id = stored.id().value().toString();
        String waits = waiting.run(id);
        return new RunCard(
                stored.run(),
                stored.account(),
                counted.getOrDefault(BreakState.OPEN, 0),
                counted.getOrDefault(BreakState.EXPLAINED, 0),
                counted.getOrDefault(BreakState.RESOLVED, 0)
                        + counted.getOrDefault(BreakState.WRITTEN_OFF, 0),
                stored.evidenceHash(),
                stored.startedAt(),
                stored.preparerName(),
                stored.reviewerName(),
                stored.outdated(),
                waits,
                signature == null ? null : signature.figures(),
                locks.lockedTo(unit, stored.run()),
                since,
                waiting.request(id),
                stored.found(),
                waits == null && LaterNews.isToBeSigned(stored) ? ended.get(id) : null);
    }
}
