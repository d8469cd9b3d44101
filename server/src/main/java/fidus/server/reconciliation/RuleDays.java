package fidus.server.reconciliation;

import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.HeldReading;
import fidus.mt5.checks.RuleFinding;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.transfers.PairingResult;
import fidus.time.BusinessDays;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The first day that what rules find about readings and deals concerns, by the key of the finding.
/// An account that was never read has none: it concerns every month.
///
/// @param calendar of the house
record RuleDays(BusinessDays calendar) {
    /// From the day of its last reading on nobody knows of an account (R13).
    Map<String, LocalDate> old(AccountKey account, ReadingState state) {
        return ReadingState.reading(state)
                .map(reading -> of(account, reading.asOf()))
                .orElse(Map.of());
    }

    /// The first reading that nobody has judged (R14 and R15).
    Map<String, LocalDate> held(AccountKey account, List<HeldReading> held) {
        return held.stream()
                .map(one -> one.reading().asOf())
                .min(Comparator.naturalOrder())
                .map(first -> of(account, first))
                .orElse(Map.of());
    }

    private Map<String, LocalDate> of(AccountKey account, Instant at) {
        return Map.of(account.toString(), calendar.of(at));
    }

    /// The day on which money left or came without its other leg (R8).
    Map<String, LocalDate> legs(PairingResult pairing) {
        Map<String, LocalDate> days = new HashMap<>();
        pairing.open()
                .forEach(one -> days.put(one.leg().key(), calendar.of(one.leg().deal().time())));
        return days;
    }

    /// The day of a deal that stands on several logins (R17).
    Map<String, LocalDate> copies(Collection<Deal> deals, List<RuleFinding> found) {
        Map<String, LocalDate> days = new HashMap<>();
        for (Deal deal : deals) {
            String key = deal.account().server() + "/" + deal.ticket() + "/" + deal.time();
            days.put(key, calendar.of(deal.time()));
        }
        days.keySet().retainAll(found.stream().map(RuleFinding::key).toList());
        return days;
    }
}
