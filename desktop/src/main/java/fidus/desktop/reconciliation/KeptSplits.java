package fidus.desktop.reconciliation;

import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SetOffIn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is kept about the split of the break in hand, and what was kept before.
final class KeptSplits {
    private final List<KeptSplit> all = new ArrayList<>();
    private @Nullable KeptSplit now;
    private @Nullable SetOffIn setOffIn;

    void forget() {
        all.clear();
        now = null;
        setOffIn = null;
    }

    void read(Dossier dossier) {
        forget();
        all.addAll(dossier.allSplits());
        now = dossier.split();
        setOffIn = dossier.setOffIn();
    }

    void add(KeptSplit kept) {
        all.add(kept);
        now = kept.holds() ? kept : null;
    }

    /// Null when nobody took the difference apart, or somebody took that back.
    @Nullable KeptSplit now() {
        return now;
    }

    /// What it is set off against now.
    List<DifferenceSplit.Offset> setOff() {
        return now == null ? List.of() : now.split().offsets();
    }

    /// The oldest first.
    List<KeptSplit> all() {
        return List.copyOf(all);
    }

    /// Where the break is set off against another one; null where it is not.
    @Nullable SetOffIn setOffIn() {
        return setOffIn;
    }
}
