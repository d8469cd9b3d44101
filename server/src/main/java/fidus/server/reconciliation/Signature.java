package fidus.server.reconciliation;

import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.SignedFigures;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What two persons signed of the breaks of a run, as they stood.
///
/// @param note of the first of them; absent where it was not kept with what waited
/// @param settled resolved or written off
/// @param turn of the signature among the changes to breaks
record Signature(
        Instant signedAt, @Nullable String note, int open, int explained, int settled, long turn) {
    static Signature of(
            Instant now, @Nullable String note, List<ReconciliationBreak> all, long turn) {
        Map<BreakState, Integer> counts = new EnumMap<>(BreakState.class);
        all.forEach(one -> counts.merge(one.breakState(), 1, Integer::sum));
        return new Signature(
                now,
                note,
                counts.getOrDefault(BreakState.OPEN, 0),
                counts.getOrDefault(BreakState.EXPLAINED, 0),
                counts.getOrDefault(BreakState.RESOLVED, 0)
                        + counts.getOrDefault(BreakState.WRITTEN_OFF, 0),
                turn);
    }

    SignedFigures figures() {
        return new SignedFigures(signedAt, note, open, explained, settled);
    }
}
