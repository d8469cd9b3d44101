package fidus.server.bank;

import fidus.bank.desk.PaymentDoubt;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Money that left one bank account of the house for another: one transfer, whose two rows explain
/// each other. Until the second one arrives it is in transit. It is no client's deposit, and no
/// record of the program books it: a person enters it in the journal.
final class OwnMoney {
    /// Days that a transfer may take between two banks.
    private static final int DAYS = 10;

    /// Beyond this many days somebody should ask.
    private static final int LONG = 5;

    private final BankStore store;
    private final Houses houses;
    private final HeldRows held;

    OwnMoney(BankStore store, Houses houses, HeldRows held) {
        this.store = store;
        this.houses = houses;
        this.held = held;
    }

    /// @param free rows of the account that nothing stands on
    /// @param book rows of the journal that no match uses: what is booked already only waits for a
    ///   run
    List<PaymentDoubt> of(
            Unit unit, HouseAccount account, List<BankStore.StoredRow> free, List<MatchRow> book) {
        List<HouseAccount> others =
                houses.all(unit).stream()
                        .filter(other -> !other.id().equals(account.id()))
                        .filter(other -> other.currency().equals(account.currency()))
                        .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        Set<String> taken = new HashSet<>();
        return free.stream()
                .filter(row -> book.stream().noneMatch(entry -> Arrivals.couldBe(entry, row)))
                .flatMap(row -> found(unit, account, row, others, taken).stream())
                .toList();
    }

    private List<PaymentDoubt> found(
            Unit unit,
            HouseAccount account,
            BankStore.StoredRow row,
            List<HouseAccount> others,
            Set<String> taken) {
        String printed = row.row().counterpartyAccount();
        for (HouseAccount other : printed.isBlank() ? List.<HouseAccount>of() : others) {
            if (houses.fits(unit, printed, other)) {
                return List.of(doubt(unit, row, other, partner(unit, row, other, taken)));
            }
        }
        for (HouseAccount other : others) {
            BankStore.StoredRow end = partner(unit, row, other, taken);
            if (end != null && houses.fits(unit, end.row().counterpartyAccount(), account)) {
                return List.of(doubt(unit, row, other, end));
            }
        }
        return List.of();
    }

    /// The nearest free row of the other account with the opposite sum.
    private BankStore.@Nullable StoredRow partner(
            Unit unit, BankStore.StoredRow row, HouseAccount other, Set<String> taken) {
        List<LocalDate> days =
                row.day().minusDays(DAYS).datesUntil(row.day().plusDays(DAYS + 1)).toList();
        List<BankStore.StoredRow> fitting =
                store.freshOn(unit, other.id(), days).stream()
                        .filter(end -> end.money().equals(row.money().negated()))
                        .filter(end -> !taken.contains(end.id()))
                        .toList();
        Set<String> booked =
                held.booked(
                        unit,
                        fitting.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet()));
        BankStore.StoredRow end =
                fitting.stream()
                        .filter(one -> !booked.contains(one.id()))
                        .filter(one -> !held.isDeposited(unit, one.id()))
                        .filter(one -> isInOrder(row, one))
                        .min(
                                Comparator.comparingLong(
                                                (BankStore.StoredRow one) -> apart(row, one))
                                        .thenComparing(BankStore.StoredRow::id))
                        .orElse(null);
        if (end != null) {
            taken.add(end.id());
        }
        return end;
    }

    /// Money does not arrive before it left.
    private static boolean isInOrder(BankStore.StoredRow row, BankStore.StoredRow end) {
        return row.money().signum() < 0
                ? !end.day().isBefore(row.day())
                : !row.day().isBefore(end.day());
    }

    private static long apart(BankStore.StoredRow row, BankStore.StoredRow end) {
        return Math.abs(ChronoUnit.DAYS.between(row.day(), end.day()));
    }

    private static PaymentDoubt doubt(
            Unit unit,
            BankStore.StoredRow row,
            HouseAccount other,
            BankStore.@Nullable StoredRow end) {
        boolean out = row.money().signum() < 0;
        String way = out ? "It went to" : "It came from";
        String said = way + " the house's own account " + other.name();
        return new PaymentDoubt(
                row.id(),
                row.day(),
                row.money(),
                other.name(),
                end == null ? said + inTransit(unit, row, out) : said + explained(row, end, out));
    }

    private static String explained(BankStore.StoredRow row, BankStore.StoredRow end, boolean out) {
        return ", where row %s of %s is its other end, %d days %s. Both are one transfer: enter it in the journal, from 1010 of the one account to 1010 of the other."
                .formatted(end.id(), end.day(), apart(row, end), out ? "later" : "before");
    }

    private static String inTransit(Unit unit, BankStore.StoredRow row, boolean out) {
        if (!out) {
            return ", whose statements do not show it leaving yet. It is no client's deposit.";
        }
        LocalDate today = LocalDate.ofInstant(unit.now(), ZoneOffset.UTC);
        long days = ChronoUnit.DAYS.between(row.day(), today);
        return " and is in transit for %d days: no row there shows it yet.%s"
                .formatted(days, days > LONG ? " Ask the bank where it is." : "");
    }
}
