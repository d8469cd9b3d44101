package fidus.server.bank;

import fidus.bank.desk.PaymentDoubt;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Money that left one bank account of the house for another: one transfer, whose two rows explain
/// each other. Until the second one arrives it is in transit. It is no client's deposit, and no
/// record of the program books it: a person enters it in the journal.
final class OwnMoney {
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
        List<BankStore.StoredRow> open =
                free.stream()
                        .filter(row -> book.stream().noneMatch(e -> Arrivals.couldBe(e, row)))
                        .toList();
        return found(unit, houses.printedFor(unit, account), open, others);
    }

    /// A row that names an account of the house is that account's business whatever is found there;
    /// one that names nobody is it only where the other end names this account. One that names a
    /// stranger came from there, whatever the house moved in the same days.
    ///
    /// @param own whether a row names the account itself
    private List<PaymentDoubt> found(
            Unit unit,
            Predicate<String> own,
            List<BankStore.StoredRow> open,
            List<HouseAccount> others) {
        Map<HouseAccount, Predicate<String>> names = new LinkedHashMap<>();
        others.forEach(other -> names.put(other, houses.printedFor(unit, other)));
        Map<String, HouseAccount> named = new HashMap<>();
        for (BankStore.StoredRow row : open) {
            names.entrySet().stream()
                    .filter(one -> one.getValue().test(row.row().counterpartyAccount()))
                    .findFirst()
                    .ifPresent(one -> named.put(row.id(), one.getKey()));
        }
        List<BankStore.StoredRow> asked =
                open.stream().filter(row -> named.containsKey(row.id()) || isSilent(row)).toList();
        var ends = new OwnEnds(unit, store, held, asked);
        Map<String, PaymentDoubt> doubts = new HashMap<>();
        for (BankStore.StoredRow row : asked) {
            HouseAccount other = named.get(row.id());
            if (other != null) {
                doubts.put(row.id(), doubt(unit, row, other, end(ends, row, other, own)));
            }
        }
        for (BankStore.StoredRow row : asked) {
            if (!doubts.containsKey(row.id())) {
                silent(unit, ends, row, others, own)
                        .ifPresent(doubt -> doubts.put(row.id(), doubt));
            }
        }
        return asked.stream().flatMap(row -> Stream.ofNullable(doubts.get(row.id()))).toList();
    }

    private static boolean isSilent(BankStore.StoredRow row) {
        return row.row().counterpartyAccount().isBlank();
    }

    /// The one that names this account, else one that names nobody.
    private static BankStore.@Nullable StoredRow end(
            OwnEnds ends, BankStore.StoredRow row, HouseAccount other, Predicate<String> own) {
        BankStore.StoredRow end = ends.take(row, other, own);
        return end == null ? ends.take(row, other, String::isBlank) : end;
    }

    private static Optional<PaymentDoubt> silent(
            Unit unit,
            OwnEnds ends,
            BankStore.StoredRow row,
            List<HouseAccount> others,
            Predicate<String> own) {
        for (HouseAccount other : others) {
            BankStore.StoredRow end = ends.take(row, other, own);
            if (end != null) {
                return Optional.of(doubt(unit, row, other, end));
            }
        }
        return Optional.empty();
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
                .formatted(end.id(), end.day(), OwnEnds.apart(row, end), out ? "later" : "before");
    }

    private static String inTransit(Unit unit, BankStore.StoredRow row, boolean out) {
        if (!out) {
            return ", whose statements do not show it leaving yet. It is no client's deposit.";
        }
        LocalDate today = unit.today();
        long days = ChronoUnit.DAYS.between(row.day(), today);
        return " and is in transit for %d days: no row there shows it yet.%s"
                .formatted(days, days > LONG ? " Ask the bank where it is." : "");
    }
}
