package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SetOffIn;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which break another one is set off against. A sum explains one break alone, or it would be
/// counted twice.
record SetOffs(BreakStore breaks, DossierStore store) {
    private static final String STAYS = "Two persons settled that one; what was set off stays so.";

    /// A split that counts and sets a break off.
    private record Held(BreakStore.StoredBreak by, KeptSplit split) {}

    /// The split of another break in which this one is set off now; null where it is in none.
    @Nullable SetOffIn of(Unit unit, BreakId id) {
        Held held = held(unit, id);
        return held == null ? null : new SetOffIn(held.by.id(), said(held.by), held.split);
    }

    private @Nullable Held held(Unit unit, BreakId id) {
        for (BreakId other : store.settingOff(unit, id)) {
            KeptSplit newest = store.splits(unit, other).getLast();
            boolean sets =
                    newest.split().offsets().stream().anyMatch(offset -> offset.id().equals(id));
            if (sets) {
                for (BreakStore.StoredBreak by : breaks.among(unit, List.of(other))) {
                    if (stands(by)) {
                        return new Held(by, newest);
                    }
                }
            }
        }
        return null;
    }

    /// What a match, an entry or corrected data ended was not ended by what was set off against it.
    static boolean stands(BreakStore.StoredBreak by) {
        BreakState state = by.found().breakState();
        return state == BreakState.OPEN
                || state == BreakState.EXPLAINED
                || by.found().findings().endedBy() == EndedBy.PERSON;
    }

    /// @throws Refused `WRONG_STATE` for a break that is set off against another one
    void requireOwn(Unit unit, BreakStore.StoredBreak about) {
        Held held = held(unit, about.id());
        if (held != null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This break is set off against "
                            + named(held)
                            + ". "
                            + (isSettled(held)
                                    ? STAYS
                                    : "Give what is left its causes there, or take this one out of"
                                            + " that split first."));
        }
    }

    /// @throws Refused `WRONG_STATE` for a break that is set off against another one than this, or
    ///   that has parts of its own
    void requireFree(Unit unit, BreakStore.StoredBreak about, BreakStore.StoredBreak other) {
        Held held = held(unit, other.id());
        if (held != null && !held.by.id().equals(about.id())) {
            throw Refused.at(
                    "offsets",
                    Problem.Code.WRONG_STATE,
                    "The break of "
                            + said(other)
                            + " is set off already, against "
                            + named(held)
                            + ". It can explain one break only: leave it out here"
                            + (isSettled(held)
                                    ? ". " + STAYS
                                    : ", or take it out of that split first."));
        }
        List<KeptSplit> own = store.splits(unit, other.id());
        if (!own.isEmpty() && own.getLast().holds()) {
            throw Refused.at(
                    "offsets",
                    Problem.Code.WRONG_STATE,
                    "The break of "
                            + said(other)
                            + " has a split of its own, kept by "
                            + own.getLast().byName()
                            + ". Its sum would count twice: take that split back first, or leave"
                            + " the break out here.");
        }
    }

    private static String named(Held held) {
        return "the break of "
                + said(held.by)
                + ", in the split that "
                + held.split.byName()
                + " kept on "
                + held.split.at().toString().substring(0, 10);
    }

    private static boolean isSettled(Held held) {
        return held.by.found().findings().endedBy() == EndedBy.PERSON;
    }

    /// A break for people: what of its row or rule differs.
    static String said(BreakStore.StoredBreak one) {
        return BreakWords.named(one.account(), one.found());
    }
}
