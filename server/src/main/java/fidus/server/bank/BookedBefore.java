package fidus.server.bank;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.BankEntries;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    /// What one movement comes to.
    public record Sum(LocalDate day, Money money) {}

    /// What each entry of these days moved.
    ///
    /// @param to inclusive
    public List<Sum> entries(Unit unit, LocalDate from, LocalDate to) {
        List<Sum> sums = new ArrayList<>();
        entries.each(
                unit,
                account.name(),
                from.datesUntil(to.plusDays(1)).toList(),
                entry -> sums.add(new Sum(entry.valueOn(), BookPostings.moved(entry, account))));
        return sums;
    }

    /// The rows of the bank that count of these days.
    ///
    /// @param to inclusive
    public List<Sum> said(Unit unit, LocalDate from, LocalDate to) {
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        return new BankStore()
                .freshOn(unit, account.id(), days).stream()
                        .map(row -> new Sum(row.day(), row.money()))
                        .toList();
    }
}
