package fidus.server.deals;

import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/// Which months take what a batch of deals moves; each month is looked up once.
final class OpenMonths {
    private final Unit unit;
    private final Settling settling;
    private final Map<YearMonth, LocalDate> known = new HashMap<>();

    OpenMonths(Unit unit, Settling settling) {
        this.unit = unit;
        this.settling = settling;
    }

    /// The deal, marked as late when its month is closed.
    StoredDeal dated(StoredDeal deal) {
        LocalDate on = Settling.happenedOn(unit, deal);
        LocalDate counts =
                known.computeIfAbsent(
                        YearMonth.from(on), _ -> settling.countsOn(unit, deal).withDayOfMonth(1));
        return YearMonth.from(counts).equals(YearMonth.from(on)) ? deal : deal.late(counts);
    }
}
