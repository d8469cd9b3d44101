package fidus.server.bank;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rows of the house's other accounts that could be the other ends of some rows of one account.
/// Each of those accounts is read once, for all these rows.
final class OwnEnds {
    /// Days that a transfer may take between two banks.
    private static final int DAYS = 10;

    private final Unit unit;
    private final BankStore store;
    private final HeldRows held;
    private final Set<LocalDate> days = new HashSet<>();
    private final Set<Money> sums = new HashSet<>();
    private final Map<HouseAccountId, Map<Money, List<BankStore.StoredRow>>> read = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// @param rows of which the other ends are looked for
    OwnEnds(Unit unit, BankStore store, HeldRows held, List<BankStore.StoredRow> rows) {
        this.unit = unit;
        this.store = store;
        this.held = held;
        for (BankStore.StoredRow row : rows) {
            row.day().minusDays(DAYS).datesUntil(row.day().plusDays(DAYS + 1)).forEach(days::add);
            sums.add(row.money().negated());
        }
    }

    /// The nearest free row of the other account with the opposite sum; it is no other row's end
    /// any more.
    ///
    /// @param named what the end prints as the account of its other side
    BankStore.@Nullable StoredRow take(
            BankStore.StoredRow row, HouseAccount other, Predicate<String> named) {
        BankStore.StoredRow end =
                read
                        .computeIfAbsent(other.id(), this::read)
                        .getOrDefault(row.money().negated(), List.of())
                        .stream()
                        .filter(one -> apart(row, one) <= DAYS && isInOrder(row, one))
                        .filter(one -> named.test(one.row().counterpartyAccount()))
                        .filter(one -> !taken.contains(one.id()))
                        .sorted(
                                Comparator.comparingLong(
                                                (BankStore.StoredRow one) -> apart(row, one))
                                        .thenComparing(BankStore.StoredRow::id))
                        .filter(one -> !held.isDeposited(unit, one.id()))
                        .findFirst()
                        .orElse(null);
        if (end != null) {
            taken.add(end.id());
        }
        return end;
    }

    /// By their sums.
    private Map<Money, List<BankStore.StoredRow>> read(HouseAccountId other) {
        List<BankStore.StoredRow> fitting =
                store.freshOn(unit, other, days).stream()
                        .filter(end -> sums.contains(end.money()))
                        .toList();
        Set<String> booked =
                held.booked(
                        unit,
                        fitting.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet()));
        return fitting.stream()
                .filter(end -> !booked.contains(end.id()))
                .collect(Collectors.groupingBy(BankStore.StoredRow::money));
    }

    /// Money does not arrive before it left.
    private static boolean isInOrder(BankStore.StoredRow row, BankStore.StoredRow end) {
        return row.money().signum() < 0
                ? !end.day().isBefore(row.day())
                : !row.day().isBefore(end.day());
    }

    /// Days between two rows.
    static long apart(BankStore.StoredRow row, BankStore.StoredRow end) {
        return Math.abs(ChronoUnit.DAYS.between(row.day(), end.day()));
    }
}
