package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gaps that became breaks since a run read which breaks there are: a statement came in meanwhile,
/// and {@link Gaps} told of it. To the run they are not new any more.
final class ToldGaps {
    private ToldGaps() {}

    static List<BreakBook.Change> known(
            Unit unit, BreakStore store, String account, List<BreakBook.Change> changes) {
        List<String> keys = changes.stream().map(ToldGaps::fresh).filter(Objects::nonNull).toList();
        Map<String, BreakId> told = new HashMap<>();
        if (!keys.isEmpty()) {
            store.named(unit, account, Gaps.RULE, keys)
                    .forEach(stored -> told.put(stored.key(), stored.id()));
        }
        return told.isEmpty()
                ? changes
                : changes.stream().map(change -> seenAgain(change, told)).toList();
    }

    private static BreakBook.Change seenAgain(BreakBook.Change change, Map<String, BreakId> told) {
        String key = fresh(change);
        BreakId id = key == null ? null : told.get(key);
        return id == null ? change : new BreakBook.Change(id, change.seen(), false);
    }

    /// The key of a gap that is new to the run.
    private static @Nullable String fresh(BreakBook.Change change) {
        Findings.Seen seen = change.seen();
        return change.known() == null && seen != null && seen.rule().equals(Gaps.RULE)
                ? seen.key()
                : null;
    }
}
