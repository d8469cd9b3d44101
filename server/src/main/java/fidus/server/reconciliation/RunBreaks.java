package fidus.server.reconciliation;

import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The breaks of one run. Few changes are written in the transaction that completes the run. Very
/// many are written before it, some in a transaction: what is new is not shown before the run is
/// completed, and what was known is kept as it was, so that a run that does not end well leaves
/// nothing.
final class RunBreaks {
    private final Mongo mongo;
    private final BreakBook book;
    private final FormerBreakStore former;
    private final RunStore.StoredRun stored;
    private final RunWork.AtOnce atOnce;

    RunBreaks(
            Mongo mongo,
            BreakStore store,
            BreakBook book,
            RunStore.StoredRun stored,
            RunWork.AtOnce atOnce) {
        this.mongo = mongo;
        this.former = new FormerBreakStore(store);
        this.book = book;
        this.stored = stored;
        this.atOnce = atOnce;
    }

    /// Writes them all, unless they are few.
    ///
    /// @param step does its work in a transaction of its own
    /// @return what is left to be written by {@link #last}
    List<BreakBook.Change> ahead(Findings found, Consumer<Consumer<Unit>> step) {
        while (mongo.write(unit -> former.takeBackSome(unit, stored.id()))) {
            step.accept(_ -> {});
        }
        List<BreakBook.Change> all = mongo.read(unit -> book.changes(unit, stored, found));
        if (all.size() <= atOnce.breaks()) {
            return all;
        }
        List<BreakBook.Change> last =
                new ArrayList<>(all.stream().filter(BreakBook.Change::takesBack).toList());
        List<BreakBook.Change> early = all.stream().filter(one -> !one.takesBack()).toList();
        for (int from = 0; from < early.size(); from += atOnce.part()) {
            List<BreakBook.Change> part =
                    early.subList(from, Math.min(from + atOnce.part(), early.size()));
            var back = new AtomicReference<List<BreakBook.Change>>(List.of());
            step.accept(unit -> back.set(early(unit, part)));
            last.addAll(back.get());
        }
        return last;
    }

    /// What was written off after the changes were read is not taken back before the run is
    /// completed: a run that fails would leave the break written off and nothing booked for it.
    ///
    /// @return what is left of the part
    private List<BreakBook.Change> early(Unit unit, List<BreakBook.Change> part) {
        List<BreakBook.Change> back = book.takingBack(unit, part);
        List<BreakBook.Change> now =
                part.stream().filter(change -> !back.contains(change)).toList();
        former.keep(unit, stored.id(), written(unit, now));
        return back;
    }

    void last(Unit unit, List<BreakBook.Change> left) {
        var _ = written(unit, left);
    }

    private List<BreakStore.StoredBreak> written(Unit unit, List<BreakBook.Change> changes) {
        return book.write(unit, stored, changes, RunWork.today(unit));
    }

    /// Forgets how breaks were before, once the run is completed.
    void settle() {
        boolean more = true;
        while (more) {
            more = mongo.write(unit -> former.forgetSome(unit, stored.id()));
        }
    }
}
