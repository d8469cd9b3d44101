package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.BreakWords;
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
record SinceSigned(BreakStore store, BreakRows rows) {
    /// @return absent for a run that is not signed, and for one that was signed before this was
    ///   kept
    @Nullable List<ChangedSince> of(Unit unit, RunStore.StoredRun run) {
        Signature signature = run.signature();
        return signature == null ? null : of(unit, run.account(), run.run().to(), signature);
    }

    /// @param to the last day of what was signed
    List<ChangedSince> of(Unit unit, String account, LocalDate to, Signature signature) {
        List<BreakStore.StoredBreak> were =
                new SignedBreakStore()
                        .changedSince(unit, account, signature.turn()).stream()
                                .filter(one -> one.concerns(to))
                                .toList();
        Map<BreakId, ReconciliationBreak> now = new HashMap<>();
        store.among(unit, were.stream().map(BreakStore.StoredBreak::id).toList())
                .forEach(one -> now.put(one.id(), one.found()));
        List<BreakStore.StoredBreak> changed =
                were.stream()
                        .filter(was -> isOther(was.found(), now.get(was.id())))
                        .sorted(
                                Comparator.comparing(BreakStore.StoredBreak::rule)
                                        .thenComparing(BreakStore.StoredBreak::key))
                        .toList();
        List<BreakSides> sides =
                rows.sides(unit, changed.subList(0, Math.min(changed.size(), ChangedSince.TOLD)));
        List<ChangedSince> since = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            ReconciliationBreak was = changed.get(i).found();
            ReconciliationBreak is = now.get(was.id());
            if (is != null) {
                since.add(since(account, was, is, i < sides.size() ? sides.get(i) : null));
            }
        }
        return since;
    }

    private static boolean isOther(ReconciliationBreak was, @Nullable ReconciliationBreak is) {
        return is != null
                && (!ChangedSince.Told.of(was).equals(ChangedSince.Told.of(is))
                        || !Objects.equals(was.difference(), is.difference()));
    }

    private static ChangedSince since(
            String account,
            ReconciliationBreak was,
            ReconciliationBreak is,
            @Nullable BreakSides sides) {
        return new ChangedSince(
                was.id(),
                was.rule(),
                was.key(),
                was.difference(),
                ChangedSince.Told.of(was),
                ChangedSince.Told.of(is),
                sides,
                BreakWords.about(account, was));
    }
}
