package fidus.server.close;

import fidus.close.ClosedHead;
import fidus.close.MonthLine;
import fidus.close.MonthLines;
import fidus.server.ledger.Periods;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// The months of the last year with their states, and which is next.
final class Months {
    private static final int SHOWN = 13;

    private final Closes.Ground ground;
    private final CloseStore store;

    Months(Closes.Ground ground, CloseStore store) {
        this.ground = ground;
        this.store = store;
    }

    MonthLines lines(Unit unit) {
        Map<String, ClosedHead> last = new HashMap<>();
        for (ClosedHead head : store.all(unit)) {
            last.merge(
                    head.period(),
                    head,
                    (one, other) -> one.version() > other.version() ? one : other);
        }
        YearMonth now = YearMonth.from(unit.today());
        var lines = new ArrayList<MonthLine>();
        for (int back = 0; back < SHOWN; back++) {
            YearMonth month = now.minusMonths(back);
            lines.add(
                    new MonthLine(
                            month.toString(),
                            ground.ledger().periodState(unit, month),
                            last.get(month.toString())));
        }
        return new MonthLines(unit.now(), next(unit, now).toString(), lines);
    }

    private YearMonth next(Unit unit, YearMonth now) {
        Periods periods = ground.ledger().periods();
        return periods.closing(unit)
                .or(() -> periods.lastLocked(unit).map(locked -> locked.plusMonths(1)))
                .orElse(now.minusMonths(1));
    }
}
