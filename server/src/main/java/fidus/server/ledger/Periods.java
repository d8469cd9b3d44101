package fidus.server.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.PeriodState;
import fidus.server.ledger.LedgerStore.AccountingPeriod;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// Which months take postings.
final class Periods {
    private final LedgerStore store;

    Periods(LedgerStore store) {
        this.store = store;
    }

    /// The period of a posting with this value date. Its record is read and written, so that a
    /// posting and a close of the same month never pass each other unseen.
    ///
    /// @throws Refused `PERIOD_LOCKED`
    String forPosting(Unit unit, LocalDate valueOn) {
        String period = YearMonth.from(valueOn).toString();
        AccountingPeriod before = store.period(unit, period).orElse(null);
        if (before != null && before.periodState() != PeriodState.OPEN) {
            throw refused(period, before.periodState());
        }
        if (store.lockedAfter(unit, period)) {
            throw refused(period, PeriodState.LOCKED);
        }
        long version = before == null ? 1 : before.version() + 1;
        store.store(unit, before, new AccountingPeriod(period, PeriodState.OPEN, version));
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

    /// The date itself while its month is open, otherwise the first day of the first open month
    /// after it.
    LocalDate firstOpen(Unit unit, LocalDate valueOn) {
        YearMonth month = YearMonth.from(valueOn);
        List<AccountingPeriod> closed = store.closedFrom(unit, month.toString());
        YearMonth open = month;
        for (AccountingPeriod period : closed) {
            YearMonth taken = YearMonth.parse(period.id());
            if (period.periodState() == PeriodState.LOCKED || taken.equals(open)) {
                open = taken.plusMonths(1);
            }
        }
        return open.equals(month) ? valueOn : open.atDay(1);
    }

    private static Refused refused(String period, PeriodState state) {
        return Refused.at(
                "valueOn",
                Problem.Code.PERIOD_LOCKED,
                "The period " + period + " is " + state + ". Post into the first open period.");
    }
}
