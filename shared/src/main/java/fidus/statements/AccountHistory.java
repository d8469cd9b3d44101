package fidus.statements;

import fidus.mt5.Reading;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What is known of a trading account. Its days end as those of its server do; a movement that came
/// after its month was closed counts from the day it was booked on, as in the books.
///
/// @param serverZone by whose clock its days end
/// @param readings the last accepted one of each day of the month, and the last one before it, in
///   any order; more of them change nothing
/// @param late from when movements count that came after their month was closed, by deal key
public record AccountHistory(
        ZoneId serverZone,
        List<Reading> readings,
        AllocationLedger allocation,
        List<ClassifiedDeal> movements,
        Map<String, LocalDate> late) {
    public AccountHistory {
        readings = List.copyOf(readings);
        movements = List.copyOf(movements);
        late = Map.copyOf(late);
    }

    /// The result at the last reading of a day or before; nothing is known without one.
    AccountAt at(LocalDate day) {
        Instant end = endOf(day);
        Reading last = null;
        for (Reading reading : readings) {
            boolean by = !reading.asOf().isAfter(end);
            if (by && (last == null || reading.asOf().isAfter(last.asOf()))) {
                last = reading;
            }
        }
        if (last == null) {
            return AccountAt.UNKNOWN;
        }
        AccountPnl pnl =
                AccountPnl.of(
                        new ReadingState.Ok(last, Duration.ZERO, FreshnessBand.FRESH),
                        allocation(day),
                        movements.stream().filter(one -> counts(one.deal().key(), day)).toList());
        return new AccountAt(pnl.pnl(), pnl.asOf(), pnl.undecidedRows());
    }

    /// Whether no capital was put to work by the end of a day.
    public boolean isEmptyAt(LocalDate day) {
        return allocation(day).events().stream()
                .allMatch(event -> event.effectiveAt().isAfter(endOf(day)));
    }

    /// How many movements of earlier months count in this one, because they came too late.
    long lateIn(LocalDate first, LocalDate last) {
        return late.values().stream()
                .filter(on -> !on.isBefore(first) && !on.isAfter(last))
                .count();
    }

    private AllocationLedger allocation(LocalDate day) {
        if (late.isEmpty()) {
            return allocation;
        }
        List<AllocationEvent> counted =
                allocation.events().stream()
                        .filter(event -> counts(event.sourceDealKey(), day))
                        .toList();
        return new AllocationLedger(allocation.account(), allocation.currency(), counted);
    }

    private boolean counts(@Nullable String dealKey, LocalDate day) {
        LocalDate from = dealKey == null ? null : late.get(dealKey);
        return from == null || !from.isAfter(day);
    }

    private Instant endOf(LocalDate day) {
        return day.atTime(23, 59, 59).atZone(serverZone).toInstant();
    }
}
