package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SplitBreak;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;

/// What a difference is made of. Sums of other breaks are taken from here, never from the caller.
final class Splits {
    static final String SPLIT = "SPLIT_BREAK";

    private final Audit audit;
    private final BreakStore breaks;
    private final DossierStore store;
    private final SetOffs setOffs;

    Splits(Audit audit, BreakStore breaks, DossierStore store) {
        this.audit = audit;
        this.breaks = breaks;
        this.store = store;
        this.setOffs = new SetOffs(breaks, store);
    }

    void routes(Routes routes) {
        routes.answer(DossierCalls.SPLIT, this::split);
    }

    private KeptSplit split(Asked asked, SplitBreak ask) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak about =
                unsettled(unit, new ExplainBreaks.Shown(ask.id(), ask.version()));
        requireExplained(about.found(), ask.parts());
        List<KeptSplit> before = store.splits(unit, about.id());
        boolean back = ask.offsets().isEmpty() && ask.parts().isEmpty() && holds(before);
        if (!back) {
            setOffs.requireOwn(unit, about);
        }
        List<DifferenceSplit.Offset> offsets = new ArrayList<>();
        for (ExplainBreaks.Shown shown : ask.offsets()) {
            offsets.add(offset(unit, about, shown));
        }
        breaks.hold(unit, about);
        var made = new DifferenceSplit(difference(about), offsets, ask.parts());
        DifferenceSplit split = back ? made : made.checked();
        var kept =
                new KeptSplit(
                        Dossiers.next(before.size(), KeptSplit.MOST, "splits"),
                        split,
                        asked.actor().id(),
                        asked.actor().name(),
                        unit.now());
        store.add(unit, about.id(), kept);
        audit.record(
                unit,
                asked.actor(),
                SPLIT,
                Breaks.subject(about),
                before.isEmpty() ? null : before.getLast(),
                kept,
                split.explained() + " explained, " + split.unexplained() + " not");
        return kept;
    }

    private static boolean holds(List<KeptSplit> before) {
        return !before.isEmpty() && before.getLast().holds();
    }

    /// A part alerts nobody: the break itself is explained with such a cause first.
    private static void requireExplained(
            ReconciliationBreak about, List<DifferenceSplit.Part> parts) {
        if (!Suspicions.isSuspected(about)
                && parts.stream().anyMatch(part -> part.cause().alertsCompliance())) {
            throw Refused.at(
                    "parts",
                    Problem.Code.BAD_VALUE,
                    "A suspicion of fraud is told to compliance. Explain the break with it first.");
        }
    }

    private DifferenceSplit.Offset offset(
            Unit unit, BreakStore.StoredBreak about, ExplainBreaks.Shown shown) {
        BreakStore.StoredBreak other = unsettled(unit, shown);
        if (other.id().equals(about.id()) || !other.account().equals(about.account())) {
            throw Refused.at(
                    "offsets",
                    Problem.Code.BAD_VALUE,
                    "Only another break of the same account is set off against it.");
        }
        setOffs.requireFree(unit, about, other);
        Money sum = difference(other);
        breaks.hold(unit, other);
        return new DifferenceSplit.Offset(other.id(), sum);
    }

    private BreakStore.StoredBreak unsettled(Unit unit, ExplainBreaks.Shown shown) {
        BreakStore.StoredBreak found = breaks.current(unit, shown.id(), shown.version());
        BreakState state = found.found().breakState();
        if (state != BreakState.OPEN && state != BreakState.EXPLAINED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The break of " + SetOffs.said(found) + " is " + state.words() + ".");
        }
        return found;
    }

    private static Money difference(BreakStore.StoredBreak of) {
        Money difference = of.found().difference();
        if (difference == null || difference.isZero()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The break of " + SetOffs.said(of) + " has no difference in money.");
        }
        return difference;
    }
}
