package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;

/// Breaks a page at a time, with counts and sums of all that fit.
final class BreakPages {
    private final Breaks breaks;
    private final RowOrigins origins;

    BreakPages(Breaks breaks, RowOrigins origins) {
        this.breaks = breaks;
        this.origins = origins;
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.BREAK_PAGE, this::page);
    }

    private BreakPage page(Asked asked, FindBreakPage find) {
        if (find.at() < 0 || find.count() < 0 || find.count() > FindBreakPage.MOST) {
            throw Refused.at(
                    "count",
                    Problem.Code.BAD_VALUE,
                    "Ask for up to " + FindBreakPage.MOST + " breaks, from the first on.");
        }
        Unit unit = asked.unit();
        BreakShelf.Found found = breaks.found().of(unit, find);
        List<BreakLine> lines = found.lines();
        int from = Math.min(find.at(), lines.size());
        List<BreakLine> wanted =
                lines.subList(from, (int) Math.min((long) from + find.count(), lines.size()));
        BreakSums sums = found.figures().sums();
        return new BreakPage(
                found.turn(),
                lines.size(),
                found.overdue(),
                sums.listed(),
                found.names().accounts(),
                found.names().rules(),
                found.names().currencies(),
                cards(asked, wanted),
                found.digest(),
                sums.once());
    }

    private List<BreakCard> cards(Asked asked, List<BreakLine> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Unit unit = asked.unit();
        RowBookings bookings = breaks.rowsThatWait().bookings(unit);
        List<BreakCard> cards =
                breaks.cards(asked, wanted.stream().map(BreakLine::id).toList()).stream()
                        .map(card -> bookings.told(asked.actor(), card))
                        .toList();
        return origins.of(unit, cards);
    }
}
