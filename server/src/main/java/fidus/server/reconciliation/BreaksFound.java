package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;

/// Which breaks fit a question. What waits for other persons, about a break or to be booked on its
/// row, changes without the breaks, so it is asked for each time.
///
/// @param allowed how long breaks may stand
record BreaksFound(Breaks breaks, Function<Unit, SettingHistory> allowed) {
    /// What fits, in the order asked for.
    BreakShelf.Found of(Unit unit, FindBreakPage question) {
        LocalDate today = RunWork.today(unit);
        BreakShelf shelf = breaks.shelf();
        if (question.states() != FindBreakPage.States.WAITING) {
            return shelf.find(unit, question, today);
        }
        Waiting waiting = breaks.waiting(unit);
        var days = new BreakDays(allowed.apply(unit));
        BreakShelf.Found unsettled =
                shelf.find(unit, question.of(FindBreakPage.States.UNSETTLED), today);
        Set<BreakId> booked =
                breaks.rowsThatWait()
                        .bookings(unit)
                        .among(unit, breaks.store(), unsettled.withYoung());
        return unsettled.among(
                line -> waiting.isAbout(line.id()) || booked.contains(line.id()),
                line -> line.isOverdue(today, days));
    }
}
