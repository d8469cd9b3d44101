package fidus.mt5.allocation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The allocation events of one account in the order they were recorded. It only grows; no reading
/// and no synchronisation writes to it.
public record AllocationLedger(
        AccountKey account, Currency currency, List<AllocationEvent> events) {
    /// @throws Refused as {@link #plus} does for any of the events
    public AllocationLedger {
        events = List.copyOf(events);
        var before = new HashSet<String>();
        boolean begun = false;
        for (AllocationEvent event : events) {
            check(event, account, currency);
            follows(event, before, begun);
            before.add(event.eventId());
            begun |= event.kind() == AllocationKind.INITIAL;
        }
    }

    public static AllocationLedger empty(AccountKey account, Currency currency) {
        return new AllocationLedger(account, currency, List.of());
    }

    /// The ledger with one more event.
    ///
    /// @throws Refused `ALREADY_EXISTS` for a known event id or a second INITIAL, `WRONG_ACCOUNT`
    ///   for another account, `MIXED_CURRENCIES` for another currency, `NOT_FOUND` for a correction
    ///   of an event that is not here
    public AllocationLedger plus(AllocationEvent event) {
        List<AllocationEvent> longer = new ArrayList<>(events);
        longer.add(event);
        return new AllocationLedger(account, currency, longer);
    }

    public Optional<AllocationEvent> event(String eventId) {
        return events.stream().filter(event -> event.eventId().equals(eventId)).findFirst();
    }

    /// Capital at work at an instant: the sum of all events effective by then. It may be zero or
    /// negative after large transfers out.
    public Money adjustedAllocation(Instant at) {
        Money sum = Money.zero(currency);
        for (AllocationEvent event : events) {
            if (!event.effectiveAt().isAfter(at)) {
                sum = sum.plus(event.change());
            }
        }
        return sum;
    }

    /// Capital at work at the end of a business date.
    public Money adjustedAllocation(LocalDate date, ZoneId businessZone) {
        return adjustedAllocation(
                date.plusDays(1).atStartOfDay(businessZone).toInstant().minusNanos(1));
    }

    private static void check(AllocationEvent event, AccountKey account, Currency currency) {
        if (!event.account().equals(account)) {
            throw Refused.because(
                    Problem.Code.WRONG_ACCOUNT,
                    "Event " + event.eventId() + " belongs to " + event.account() + ".");
        }
        if (!event.change().currency().equals(currency)) {
            throw Refused.because(
                    Problem.Code.MIXED_CURRENCIES,
                    "The allocation of " + account + " is kept in " + currency + ".");
        }
    }

    /// @param before the ids of the events before it
    /// @param begun whether the first capital is among them
    private static void follows(AllocationEvent event, Set<String> before, boolean begun) {
        if (before.contains(event.eventId())) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS,
                    "Event "
                            + event.eventId()
                            + " is already in the allocation of "
                            + event.account());
        }
        if (event.kind() == AllocationKind.INITIAL && begun) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS,
                    event.account() + " already has its first capital.");
        }
        String corrected = event.corrects();
        if (corrected != null && !before.contains(corrected)) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND,
                    event.account() + " has no event " + corrected + " to correct.");
        }
    }
}
