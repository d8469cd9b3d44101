package fidus.server.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.ClosePostings;
import fidus.ledger.PeriodState;
import fidus.server.ledger.PeriodStore.AccountingPeriod;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// Which months take postings, and the moves between their states. Who may make a move, and when,
/// is decided by the close.
public final class Periods {
    private final PeriodStore store = new PeriodStore();

    /// The period of a posting with this value date. Its record is read and written, so that a
    /// posting and a close of the same month never pass each other unseen.
    ///
    /// @throws Refused `PERIOD_LOCKED`
    String forPosting(Unit unit, String eventCode, LocalDate valueOn) {
        String period = YearMonth.from(valueOn).toString();
        AccountingPeriod before = store.period(unit, period).orElse(null);
        PeriodState state = before == null ? PeriodState.OPEN : before.periodState();
        if (!takes(state, eventCode)) {
            throw refused(period, state);
        }
        if (store.lockedAfter(unit, period)) {
            throw refused(period, PeriodState.LOCKED);
        }
        move(unit, before, period, state);
        return period;
    }

    /// Nothing more is posted into a month, nor before it.
    void lock(Unit unit, String period) {
        AccountingPeriod before = store.period(unit, period).orElse(null);
        long version = before == null ? 1 : before.version() + 1;
        store.store(unit, before, new AccountingPeriod(period, PeriodState.LOCKED, version));
    }

    /// A month before a locked one is over too, even when nothing was ever posted into it.
    PeriodState state(Unit unit, String period) {
        if (store.lockedAfter(unit, period)) {
            return PeriodState.LOCKED;
        }
        return store.period(unit, period)
                .map(AccountingPeriod::periodState)
                .orElse(PeriodState.OPEN);
    }

    /// The date itself while its month takes this event, otherwise the first day of the first month
    /// after it that does.
    LocalDate firstOpen(Unit unit, String eventCode, LocalDate valueOn) {
        YearMonth month = YearMonth.from(valueOn);
        List<AccountingPeriod> closed = store.closedFrom(unit, month.toString());
        YearMonth open = month;
        for (AccountingPeriod period : closed) {
            YearMonth taken = YearMonth.parse(period.id());
            boolean passes =
                    period.periodState() == PeriodState.LOCKED
                            || (taken.equals(open) && !takes(period.periodState(), eventCode));
            open = passes ? taken.plusMonths(1) : open;
        }
        return open.equals(month) ? valueOn : open.atDay(1);
    }

    /// The latest month that is locked; everything before it is locked too.
    public Optional<YearMonth> lastLocked(Unit unit) {
        return store.lastLocked(unit).map(period -> YearMonth.parse(period.id()));
    }

    /// The month that is being closed.
    public Optional<YearMonth> closing(Unit unit) {
        return store.closing(unit).map(period -> YearMonth.parse(period.id()));
    }

    /// OPEN → CLOSING.
    ///
    /// @throws Refused `WRONG_STATE`
    public void beginClose(Unit unit, YearMonth month) {
        move(unit, month, PeriodState.OPEN, PeriodState.CLOSING);
    }

    /// CLOSING → LOCKED. What lies before is over from now on, also when this month is opened
    /// again.
    ///
    /// @throws Refused `WRONG_STATE`
    public void lock(Unit unit, YearMonth month) {
        move(unit, month, PeriodState.CLOSING, PeriodState.LOCKED);
        String before = month.minusMonths(1).toString();
        AccountingPeriod stored = store.period(unit, before).orElse(null);
        if (stored == null || stored.periodState() != PeriodState.LOCKED) {
            move(unit, stored, before, PeriodState.LOCKED);
        }
    }

    /// LOCKED → OPEN, of the latest locked month alone.
    ///
    /// @throws Refused `WRONG_STATE`
    public void reopen(Unit unit, YearMonth month) {
        move(unit, month, PeriodState.LOCKED, PeriodState.OPEN);
    }

    private void move(Unit unit, YearMonth month, PeriodState from, PeriodState to) {
        String period = month.toString();
        PeriodState now = state(unit, period);
        boolean over = store.lockedAfter(unit, period);
        if (now != from || over) {
            throw Refused.at(
                    "period",
                    Problem.Code.WRONG_STATE,
                    over
                            ? "A month after " + period + " is locked. It has to be reopened first."
                            : period + " is " + now + ", not " + from + ".");
        }
        move(unit, store.period(unit, period).orElse(null), period, to);
    }

    private void move(Unit unit, @Nullable AccountingPeriod before, String period, PeriodState to) {
        long version = before == null ? 1 : before.version() + 1;
        store.store(unit, before, new AccountingPeriod(period, to, version));
    }

    private static boolean takes(PeriodState state, String eventCode) {
        return switch (state) {
            case OPEN -> true;
            case CLOSING -> ClosePostings.allows(eventCode);
            case LOCKED -> false;
        };
    }

    private static Refused refused(String period, PeriodState state) {
        return Refused.at(
                "valueOn",
                Problem.Code.PERIOD_LOCKED,
                "The period " + period + " is " + state + ". Post into the first open period.");
    }
}
