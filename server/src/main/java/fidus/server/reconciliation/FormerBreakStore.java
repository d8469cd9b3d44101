package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Breaks as they were before a run that is under way changed them.
final class FormerBreakStore {
    static final String FORMER = "reconciliationFormerBreaks";
    private static final int PART = 1_000;

    private final BreakStore breaks;

    /// A break as it was before a run that is under way changed it.
    ///
    /// @param run its id
    record Former(String id, String run, BreakStore.StoredBreak was) {}

    FormerBreakStore(BreakStore breaks) {
        this.breaks = breaks;
    }

    /// Keeps what a run that is under way has changed, to be put back if it does not end well.
    void keep(Unit unit, RunId run, List<BreakStore.StoredBreak> were) {
        documents(unit)
                .insertAll(
                        were.stream()
                                .map(
                                        was ->
                                                new Former(
                                                        run.value() + "/" + was.id().value(),
                                                        run.value().toString(),
                                                        was))
                                .toList());
    }

    /// Forgets some of what a run that ended well had changed.
    ///
    /// @return whether there may be more
    boolean forgetSome(Unit unit, RunId run) {
        List<Former> some = former(unit, run);
        documents(unit).remove(in("_id", some.stream().map(Former::id).toList()));
        return !some.isEmpty();
    }

    /// Takes back some of what a run that is not completed did to breaks: its own go, those it
    /// changed are as they were, unless somebody changed them since.
    ///
    /// @return whether there may be more
    boolean takeBackSome(Unit unit, RunId run) {
        boolean own = breaks.forgetSomeOf(unit, run);
        List<Former> changed = former(unit, run);
        Map<BreakId, BreakStore.StoredBreak> now = new HashMap<>();
        breaks.among(unit, changed.stream().map(one -> one.was().id()).toList())
                .forEach(stored -> now.put(stored.id(), stored));
        long turn = changed.isEmpty() ? 0 : breaks.turn(unit);
        for (Former one : changed) {
            BreakStore.StoredBreak is = now.get(one.was().id());
            if (is != null && is.version() == one.was().version() + 1) {
                var _ = breaks.replace(unit, is, one.was().found(), turn);
            }
        }
        return forgetSome(unit, run) || own;
    }

    private static List<Former> former(Unit unit, RunId run) {
        return documents(unit).all(eq("run", run.value().toString()), ascending("_id"), PART);
    }

    private static Documents<Former> documents(Unit unit) {
        return unit.documents(FORMER, Former.class);
    }
}
