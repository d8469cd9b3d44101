package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.ChangedSince;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What became of the breaks of a run since two persons signed it. That a later run saw one again
/// is no change.
record SinceSigned(BreakStore store) {
    /// @return absent for a run that is not signed, and for one that was signed before this was
    ///   kept
    @Nullable List<ChangedSince> of(Unit unit, RunStore.StoredRun run) {
        Signature signature = run.signature();
        if (signature == null) {
            return null;
        }
        LocalDate to = run.run().to();
        List<BreakStore.StoredBreak> were =
                new SignedBreakStore()
                        .changedSince(unit, run.account(), signature.turn()).stream()
                                .filter(one -> one.concerns(to))
                                .toList();
        Map<BreakId, ReconciliationBreak> now = new HashMap<>();
        store.among(unit, were.stream().map(BreakStore.StoredBreak::id).toList())
                .forEach(one -> now.put(one.id(), one.found()));
        List<ChangedSince> changed = new ArrayList<>();
        for (BreakStore.StoredBreak was : were) {
            ReconciliationBreak is = now.get(was.id());
            if (is != null && isOther(was.found(), is)) {
                changed.add(since(was.found(), is));
            }
        }
        changed.sort(Comparator.comparing(ChangedSince::rule).thenComparing(ChangedSince::key));
        return changed;
    }

    private static boolean isOther(ReconciliationBreak was, ReconciliationBreak is) {
        return !ChangedSince.Told.of(was).equals(ChangedSince.Told.of(is))
                || !Objects.equals(was.difference(), is.difference());
    }

    private static ChangedSince since(ReconciliationBreak was, ReconciliationBreak is) {
        return new ChangedSince(
                was.id(),
                was.rule(),
                was.key(),
                was.difference(),
                ChangedSince.Told.of(was),
                ChangedSince.Told.of(is));
    }
}
