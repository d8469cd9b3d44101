package fidus.growth;

import fidus.money.Money;
import fidus.mt5.Reading;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// An account's results by the day of its server. Σ changes is its true P&L at the last reading.
///
/// @param zone of the broker's wall clock
public record AccountCourse(AllocationLedger ledger, ZoneId zone, List<AccountDay> days) {
    public AccountCourse {
        days = List.copyOf(days);
    }

    /// @param readings accepted ones, in any order
    /// @param movements classified cash movements of the account
    public static AccountCourse of(
            AllocationLedger ledger,
            ZoneId zone,
            List<Reading> readings,
            List<ClassifiedDeal> movements) {
        var last = new TreeMap<LocalDate, Reading>();
        for (Reading one : readings) {
            last.merge(
                    LocalDate.ofInstant(one.asOf(), zone),
                    one,
                    (old, fresh) -> old.asOf().isAfter(fresh.asOf()) ? old : fresh);
        }
        var days = new ArrayList<AccountDay>();
        Money before = Money.zero(ledger.currency());
        Instant since = Instant.EPOCH;
        for (var entry : last.entrySet()) {
            Reading reading = entry.getValue();
            var state = new ReadingState.Ok(reading, Duration.ZERO, FreshnessBand.FRESH);
            TruePnl pnl = AccountPnl.of(state, ledger, movements).pnl();
            if (pnl != null) {
                days.add(
                        new AccountDay(
                                entry.getKey(),
                                pnl.truePnl().minus(before),
                                since,
                                reading.asOf(),
                                days.isEmpty()));
                before = pnl.truePnl();
                since = reading.asOf();
            }
        }
        return new AccountCourse(ledger, zone, days);
    }

    /// Capital at work when a day begins on the server.
    Money base(LocalDate day) {
        return ledger.adjustedAllocation(day.atStartOfDay(zone).toInstant());
    }

    boolean hasBegunBefore(LocalDate day) {
        return !days.isEmpty() && days.getFirst().day().isBefore(day);
    }

    /// Everything it earned.
    public Money total() {
        Money sum = Money.zero(ledger.currency());
        for (AccountDay one : days) {
            sum = sum.plus(one.change());
        }
        return sum;
    }
}
