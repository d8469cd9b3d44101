package fidus.server.bank;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.BankEntries;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the books have of a bank account around the day that its statements begin.
public record BookedBefore(BankEntries entries, HouseAccount account) {
    /// The last day before the books; absent where they were opened with no position.
    public Optional<LocalDate> opened(Unit unit) {
        return entries.opened(unit);
    }

    /// What the account had before a day. It costs what was booked before it.
    public Money before(Unit unit, LocalDate day) {
        return entries.before(unit, BookPostings.summed(account), day);
    }

    /// What the postings of each day came to on which there are any.
    ///
    /// @param to inclusive
    public SortedMap<LocalDate, Money> moved(Unit unit, LocalDate from, LocalDate to) {
        var moved = new TreeMap<LocalDate, Money>();
        if (!to.isBefore(from)) {
            entries.each(
                    unit,
                    account.name(),
                    from.datesUntil(to.plusDays(1)).toList(),
                    entry ->
                            moved.merge(
                                    entry.valueOn(),
                                    BookPostings.moved(entry, account),
                                    Money::plus));
        }
        return moved;
    }

    /// The sums of the rows that count of these days, each with the first of its days.
    ///
    /// @param to inclusive
    public Map<Money, LocalDate> said(Unit unit, LocalDate from, LocalDate to) {
        Map<Money, LocalDate> said = new HashMap<>();
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        for (BankStore.StoredRow row : new BankStore().freshOn(unit, account.id(), days)) {
            said.merge(row.money(), row.day(), (one, other) -> one.isBefore(other) ? one : other);
        }
        return said;
    }
}
