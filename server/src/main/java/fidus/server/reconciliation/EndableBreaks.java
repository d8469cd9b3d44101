package fidus.server.reconciliation;

import fidus.contract.Refused;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.server.mongo.Unit;

import java.util.List;

/// Which breaks of a list can be ended: what decides it is read once for all of them.
final class EndableBreaks {
    private final Unit unit;
    private final Endings endings;
    private final DoToBreaks ask;
    private final Waiting waiting;
    private final Apart list;
    private final Rivals rivals;

    /// @param waiting what waits for other persons about them
    /// @param list those of it so far, which gains these
    EndableBreaks(Unit unit, Endings endings, DoToBreaks ask, Waiting waiting, Apart list) {
        this.unit = unit;
        this.endings = endings;
        this.ask = ask;
        this.waiting = waiting;
        this.list = list;
        this.rivals =
                ask.deed() == BreakDeed.WRITE_OFF
                        ? endings.rivals(
                                unit, ask.breaks().stream().map(ExplainBreaks.Shown::id).toList())
                        : Rivals.NONE;
    }

    /// All of them, when each can be ended.
    ///
    /// @throws Refused by the first that cannot
    List<BreakStore.StoredBreak> all() {
        return ask.breaks().stream().map(this::one).toList();
    }

    /// The break, when it can be ended. What is booked away once may be resolved wherever it is
    /// said.
    ///
    /// @throws Refused as for a single one
    BreakStore.StoredBreak one(ExplainBreaks.Shown shown) {
        waiting.requireFree(shown.id());
        if (ask.deed() == BreakDeed.RESOLVE) {
            return endings.resolutions().toResolve(unit, shown.id(), shown.version(), ask.text());
        }
        BreakStore.StoredBreak ends = endings.toWriteOff(unit, shown, ask.text(), rivals);
        list.add(ends);
        return ends;
    }
}
