package fidus.server.close;

import fidus.close.CloseFigures;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.ClosedHead;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.ledger.PeriodState;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// A month that is over: what was signed, and whether the books still say it.
final class LockedMonth {
    private final Closes.Ground ground;
    private final CloseStore store;

    LockedMonth(Closes.Ground ground, CloseStore store) {
        this.ground = ground;
        this.store = store;
    }

    /// @param waiting what waits for a second person, in words
    CloseMonth shown(Unit unit, YearMonth month, String waiting) {
        List<CloseStore.Closed> versions = store.versions(unit, month.toString());
        CloseStore.Closed closed = standing(versions);
        boolean latest =
                ground.ledger().periods().lastLocked(unit).filter(month::equals).isPresent();
        return new CloseMonth(
                unit.now(),
                month.toString(),
                PeriodState.LOCKED,
                closed == null ? 0 : closed.head().version(),
                closed == null ? untold() : steps(closed),
                closed == null ? List.<TieOut>of() : closed.figures().tieOuts(),
                false,
                waiting,
                latest && closed != null,
                closed == null || isUnchanged(unit, month, closed.figures()),
                versions.stream().map(CloseStore.Closed::head).toList());
    }

    /// The close that holds; absent for a month that is over because a later one was locked.
    static CloseStore.@Nullable Closed standing(List<CloseStore.Closed> versions) {
        return versions.isEmpty() || versions.getFirst().head().reopening() != null
                ? null
                : versions.getFirst();
    }

    private boolean isUnchanged(Unit unit, YearMonth month, CloseFigures signed) {
        return Figures.books(unit, ground.ledger(), month).equals(signed.books());
    }

    private static List<CloseStep> steps(CloseStore.Closed closed) {
        ClosedHead head = closed.head();
        var steps = new ArrayList<CloseStep>();
        for (StepKind kind : StepKind.values()) {
            SkippedStep skip =
                    closed.figures().skipped().stream()
                            .filter(one -> one.stepKind() == kind)
                            .findFirst()
                            .orElse(null);
            String words =
                    switch (kind) {
                        case SIGN_OFF -> "Signed by " + head.preparedBy() + ".";
                        case LOCK ->
                                "Signed by " + head.reviewedBy() + ": nothing changes any more.";
                        default -> skip == null ? "Done." : skip.reason();
                    };
            steps.add(
                    new CloseStep(
                            kind,
                            skip == null ? StepState.DONE : StepState.SKIPPED,
                            words,
                            null,
                            List.of(),
                            List.of(),
                            skip));
        }
        return steps;
    }

    private static List<CloseStep> untold() {
        var steps = new ArrayList<CloseStep>();
        for (StepKind kind : StepKind.values()) {
            steps.add(
                    new Draft(kind)
                            .is(
                                    StepState.NOT_APPLICABLE,
                                    "The month is over because a later one was locked."));
        }
        return steps;
    }
}
