package fidus.server.close;

import fidus.close.CloseAct;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.ledger.PeriodState;
import fidus.server.ledger.Periods;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// Whether a month's close can begin: it is over, every day of it was rolled, no other close is
/// under way, and no month before it is still open.
final class Freezing {
    private final Closes.Ground ground;

    Freezing(Closes.Ground ground) {
        this.ground = ground;
    }

    CloseStep step(Unit unit, YearMonth month, PeriodState state) {
        var step = new Draft(StepKind.FREEZE);
        if (state != PeriodState.OPEN) {
            return step.is(StepState.DONE, "The month takes close postings alone.");
        }
        LocalDate today = unit.today();
        if (!month.atEndOfMonth().isBefore(today)) {
            step.block(ClosePlace.CLOSE, "", month + " is not over before " + month.plusMonths(1));
        } else {
            over(unit, month, step);
        }
        order(unit, month, step);
        if (step.isFree()) {
            step.act(CloseAct.FREEZE, "The month is over. Its close can begin.");
        }
        return step.step("");
    }

    private void over(Unit unit, YearMonth month, Draft step) {
        if (!ground.feeRuns().month(unit, month.toString()).over()) {
            step.block(ClosePlace.CLOSE, "", "The month is not over on every broker's server yet.");
        }
        Optional<LocalDate> rolled = ground.dayRolls().lastOn(unit);
        if (rolled.isEmpty() || rolled.get().isBefore(month.atEndOfMonth())) {
            step.block(
                    ClosePlace.CLOSE,
                    "",
                    rolled.map(day -> "The day roll has reached " + day + " only.")
                                    .orElse("No day was rolled yet.")
                            + " It goes on by itself within minutes while the server runs.");
        }
    }

    private void order(Unit unit, YearMonth month, Draft step) {
        Periods periods = ground.ledger().periods();
        periods.closing(unit)
                .filter(other -> !other.equals(month))
                .ifPresent(
                        other ->
                                step.block(
                                        ClosePlace.CLOSE,
                                        "close/" + other,
                                        other
                                                + " is being closed. One month is closed at a"
                                                + " time."));
        periods.lastLocked(unit)
                .map(last -> last.plusMonths(1))
                .filter(next -> next.isBefore(month))
                .ifPresent(
                        next ->
                                step.block(
                                        ClosePlace.CLOSE,
                                        "close/" + next,
                                        next + " comes first: months are closed in their order."));
    }
}
