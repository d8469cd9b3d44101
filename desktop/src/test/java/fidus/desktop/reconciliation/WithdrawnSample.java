package fidus.desktop.reconciliation;

import fidus.reconciliation.desk.ChangedSince;
import fidus.reconciliation.desk.SignedFigures;
import fidus.reconciliation.desk.WithdrawnSignOff;
import fidus.reconciliation.desk.Workbench;

import java.util.List;

/// A sign-off of before that was withdrawn.
final class WithdrawnSample {
    private WithdrawnSample() {}

    static WithdrawnSignOff of(Workbench now, ChangedSince since) {
        return new WithdrawnSignOff(
                "Cid Example",
                "Dora Example",
                Sample.HASH,
                new SignedFigures(now.card().startedAt(), "Read", 0, 3, 8),
                List.of(since),
                now.card().startedAt().plusSeconds(60),
                "The broker sent the wrong file",
                "Ann Example",
                "Ben Example");
    }
}
