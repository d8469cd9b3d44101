package fidus.server.bank;

import fidus.money.Money;

import java.time.LocalDate;
import java.util.SortedMap;

/// The postings that a comparison needs, and what the account came to at the end of any of its
/// days.
///
/// @param before what was moved before the days that are counted one by one
/// @param moved on each day by the postings themselves
/// @param otherwise what of the postings of a day another one stands for, taken out
/// @param writtenOff what of the postings of a day wrote off a difference and is not compared
public record ReachedBook(
        BookSide side,
        Money before,
        SortedMap<LocalDate, Money> moved,
        SortedMap<LocalDate, Money> otherwise,
        SortedMap<LocalDate, Money> writtenOff) {
    /// What the books had before a day, that of a comparison or a later one.
    public Money sum(LocalDate day) {
        return sum(otherwise, day, moved(day));
    }

    /// What was written off on days of a comparison and stands on no statement.
    ///
    /// @param to the last of them
    public Money writtenOff(LocalDate from, LocalDate to) {
        return sum(writtenOff.tailMap(from), to.plusDays(1), before.minus(before));
    }

    /// What all postings of before a day moved, also those that another one stands for.
    public Money moved(LocalDate day) {
        return sum(moved, day, before);
    }

    private static Money sum(SortedMap<LocalDate, Money> days, LocalDate day, Money from) {
        return days.headMap(day).values().stream().reduce(from, Money::plus);
    }
}
