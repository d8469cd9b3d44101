package fidus.server.bank;

import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferEnd;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The rows of the house's other accounts that could be the other ends of some rows of one account,
/// and the transfers that wait for their end at this one. Each of those accounts is read once, for
/// all these rows.
final class OwnEnds {
    /// Days that a transfer may take between two banks.
    static final int DAYS = 10;

    private final Unit unit;
    private final BankStore store;
    private final HeldRows held;
    private final List<OwnTransfer> waiting;
    private final HouseAccountId here;
    private final Function<HouseAccountId, UnaryOperator<Money>> most;
    private final Set<LocalDate> days = new HashSet<>();
    private final Set<Money> sums = new HashSet<>();
    private final Set<Money> charged;
    private final Map<HouseAccountId, List<BankStore.StoredRow>> read = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// @param waiting transfers of which an end is booked and the one at this account is not
    /// @param most the largest charge inside a sum, by the account that the money reached
    OwnEnds(
            Unit unit,
            Rows from,
            Asked asked,
            List<OwnTransfer> waiting,
            Function<HouseAccountId, UnaryOperator<Money>> most) {
        this.unit = unit;
        this.store = from.store;
        this.held = from.held;
        this.waiting = waiting;
        this.here = asked.here;
        this.most = most;
        this.charged = asked.charged;
        for (BankStore.StoredRow row : asked.rows) {
            sums.add(row.money().negated());
            row.day().minusDays(DAYS).datesUntil(row.day().plusDays(DAYS + 1)).forEach(days::add);
        }
    }

    /// Where rows are read.
    record Rows(BankStore store, HeldRows held) {}

    /// @param here the account of the rows
    /// @param rows of which the other ends are looked for
    /// @param charged sums of those that print the other account: of them a bank may have kept
    ///   something
    record Asked(HouseAccountId here, List<BankStore.StoredRow> rows, Set<Money> charged) {}

    /// The nearest free row of the other account with the opposite sum; it is no other row's end
    /// any more.
    ///
    /// @param named what the end prints as the account of its other side
    /// @param exactly whether the bank kept nothing
    BankStore.@Nullable StoredRow take(
            BankStore.StoredRow row, HouseAccount other, Predicate<String> named, boolean exactly) {
        BankStore.StoredRow end =
                read.computeIfAbsent(other.id(), this::read).stream()
                        .filter(one -> isSum(row.money(), one.money(), exactly, other.id()))
                        .filter(one -> apart(row, one) <= DAYS && isInOrder(row, one))
                        .filter(one -> named.test(one.row().counterpartyAccount()))
                        .filter(one -> !isTaken(one.id()))
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

    /// The transfer that waits for this row, the nearest by its day; no other row is its end any
    /// more.
    ///
    /// @param other the account at which it is booked; null for any
    /// @param near whether it has to be within the days that a transfer takes
    @Nullable OwnTransfer waiting(
            BankStore.StoredRow row,
            @Nullable HouseAccountId other,
            boolean near,
            boolean exactly) {
        boolean leaves = row.money().signum() < 0;
        OwnTransfer found =
                waiting.stream()
                        .filter(one -> (one.out() == null) == leaves)
                        .filter(
                                one ->
                                        other == null
                                                || other.equals(leaves ? one.toId() : one.fromId()))
                        .filter(
                                one ->
                                        isSum(
                                                row.money(),
                                                one.inTransit().negated(),
                                                exactly,
                                                leaves ? one.toId() : one.fromId()))
                        .filter(one -> !near || since(one, row) <= DAYS)
                        .filter(one -> !taken.contains(one.source()))
                        .filter(one -> isInOrder(row, one))
                        .min(
                                Comparator.comparingLong((OwnTransfer one) -> since(one, row))
                                        .thenComparing(OwnTransfer::source))
                        .orElse(null);
        if (found != null) {
            taken.add(found.source());
        }
        return found;
    }

    private static long since(OwnTransfer one, BankStore.StoredRow row) {
        LocalDate day = Objects.requireNonNull(one.waitsSince(), "it waits");
        return Math.abs(ChronoUnit.DAYS.between(day, row.day()));
    }

    /// @param other with the sign of what the other account moved
    /// @param of the other account; what may be kept is measured as by whoever books it, by the
    ///   rules of the account that the money reached and by what left
    private boolean isSum(Money own, Money other, boolean exactly, HouseAccountId of) {
        if (own.signum() == other.signum()) {
            return false;
        }
        Money left = own.signum() < 0 ? own.negated() : other.negated();
        Money charge = left.minus(own.signum() < 0 ? other : own);
        return exactly
                ? charge.isZero()
                : charge.signum() > 0
                        && charge.compareTo(left) < 0
                        && charge.compareTo(most.apply(own.signum() < 0 ? of : here).apply(left))
                                <= 0;
    }

    /// A row whose part is an end is none any more, and neither are the parts of one that is.
    private boolean isTaken(String row) {
        return taken.contains(row)
                || taken.contains(RowNames.whole(row))
                || taken.stream().anyMatch(one -> RowNames.isPart(one) && isOf(one, row));
    }

    private static boolean isOf(String part, String row) {
        return RowNames.whole(part).equals(row);
    }

    /// Rows and parts of rows that no entry and no payment stands on.
    private List<BankStore.StoredRow> read(HouseAccountId other) {
        Predicate<BankStore.StoredRow> wanted = row -> isWanted(row, other);
        List<BankStore.StoredRow> counting =
                store.freshOn(unit, other, days).stream()
                        .filter(row -> OwnMoney.withParts(row).stream().anyMatch(wanted))
                        .toList();
        Set<String> ids =
                counting.stream()
                        .flatMap(row -> OwnMoney.withParts(row).stream())
                        .map(BankStore.StoredRow::id)
                        .collect(Collectors.toSet());
        Set<String> booked = held.booked(unit, ids);
        FreeRows free = FreeRows.of(counting, booked, row -> held.isDeposited(unit, row));
        return OwnMoney.each(free).stream().filter(wanted).toList();
    }

    private boolean isWanted(BankStore.StoredRow end, HouseAccountId of) {
        return sums.contains(end.money())
                || charged.stream().anyMatch(own -> isSum(own, end.money(), false, of));
    }

    /// Money does not arrive before it left, by the days of both rows or by the days on which both
    /// banks value it: one of them may book it days later.
    static boolean isInOrder(BankStore.StoredRow row, BankStore.StoredRow end) {
        boolean leaves = row.money().signum() < 0;
        BankStore.StoredRow out = leaves ? row : end;
        BankStore.StoredRow in = leaves ? end : row;
        LocalDate left = out.row().valueDate();
        LocalDate came = in.row().valueDate();
        return !in.day().isBefore(out.day())
                || (left != null && came != null && !came.isBefore(left));
    }

    private boolean isInOrder(BankStore.StoredRow row, OwnTransfer waits) {
        OwnTransferEnd end = Objects.requireNonNull(waits.out() == null ? waits.in() : waits.out());
        return store.piece(unit, end.rowId()).stream().allMatch(one -> isInOrder(row, one));
    }

    /// Days between two rows.
    static long apart(BankStore.StoredRow row, BankStore.StoredRow end) {
        return Math.abs(ChronoUnit.DAYS.between(row.day(), end.day()));
    }

    /// The same in words.
    static String daysApart(BankStore.StoredRow row, BankStore.StoredRow end) {
        long days = apart(row, end);
        return days == 1 ? "1 day" : days + " days";
    }
}
