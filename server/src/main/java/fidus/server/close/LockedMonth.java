package fidus.server.close;

import fidus.close.CloseAct;
import fidus.close.CloseFigures;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.ClosedHead;
import fidus.close.MonthStart;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutNames;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.PeriodState;
import fidus.money.Money;
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
        MonthStart start = store.started(unit, month.toString()).orElse(null);
        return new CloseMonth(
                unit.now(),
                month.toString(),
                PeriodState.LOCKED,
                closed == null ? 0 : closed.head().version(),
                closed == null ? untold() : steps(closed, latest, start),
                closed == null ? List.<TieOut>of() : closed.figures().tieOuts(),
                closed == null ? List.of() : closed.figures().coverage(),
                closed == null ? List.of() : closed.figures().attested(),
                start,
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

    /// The close that holds of the latest month of all.
    ///
    /// @param otherwise what follows from another month being the latest, for the refusal
    /// @throws Refused `WRONG_STATE` when this is not that month
    static CloseStore.Closed latest(
            Closes.Ground ground, CloseStore store, Unit unit, YearMonth month, String otherwise) {
        boolean latest =
                ground.ledger().periods().lastLocked(unit).filter(month::equals).isPresent();
        CloseStore.Closed closed = standing(store.versions(unit, month.toString()));
        if (!latest || closed == null) {
            throw Refused.at("period", Problem.Code.WRONG_STATE, month + " is not " + otherwise);
        }
        return closed;
    }

    private boolean isUnchanged(Unit unit, YearMonth month, CloseFigures signed) {
        return Figures.books(unit, ground.ledger(), month).equals(signed.books());
    }

    /// Of the step after the lock: an older month that was never followed by one stays so.
    private static CloseStep start(
            CloseStore.Closed closed, boolean latest, @Nullable MonthStart start) {
        var step = new Draft(StepKind.MONTH_START);
        if (start != null && start.version() == closed.head().version()) {
            step.figure("New allocations", start.allocations().size());
            step.figure("Retired accounts", start.retired().size());
            start.checks()
                    .forEach(
                            one ->
                                    step.figure(
                                            TieOutNames.of(one),
                                            one.difference().map(Money::toString).orElse("")));
            return step.is(
                    StepState.DONE,
                    "Recorded by "
                            + start.recordedBy()
                            + (start.checkedBy().isEmpty() ? "" : " and " + start.checkedBy())
                            + ": "
                            + start.note());
        }
        return latest
                ? step.act(
                                CloseAct.RECORD_START,
                                "Record what the committee resolved for "
                                        + YearMonth.parse(closed.head().period()).plusMonths(1)
                                        + ".")
                        .step("")
                : step.is(StepState.NOT_APPLICABLE, "A later month is locked.");
    }

    private static List<CloseStep> steps(
            CloseStore.Closed closed, boolean latest, @Nullable MonthStart start) {
        ClosedHead head = closed.head();
        var steps = new ArrayList<CloseStep>();
        for (StepKind kind : StepKind.values()) {
            if (kind.isAfterwards()) {
                steps.add(start(closed, latest, start));
                continue;
            }
            if (kind == StepKind.YEAR_END
                    && !YearEnd.isLast(YearMonth.parse(closed.head().period()))) {
                steps.add(new Draft(kind).is(StepState.NOT_APPLICABLE, "The year was not over."));
                continue;
            }
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
