package fidus.server.reconciliation;

import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.bank.BookedBefore;
import fidus.server.bank.StatementOrder;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The day that the first run of a bank account begins with: the one on which the first statement
/// with a balance begins, or an earlier one where what was booked before it was on its way to the
/// bank; never a day of before the books.
///
/// @param start where it comes from, the beginning of a sentence
/// @param because a sentence
record FirstDay(LocalDate day, String start, String because) {
    private static final String STATEMENT = "From the day the first statement begins";

    /// What is known of the books.
    ///
    /// @param window how many days a booking may wait for the bank
    record Books(BookedBefore booked, int window) {
        /// What was booked in these days before one, none of before the books.
        SortedMap<LocalDate, Money> waiting(Unit unit, LocalDate day, @Nullable LocalDate opened) {
            LocalDate reach = day.minusDays(window);
            LocalDate from = opened == null || opened.isBefore(reach) ? reach : opened.plusDays(1);
            return booked.moved(unit, from, day.minusDays(1));
        }

        String days() {
            return window == 1 ? "1 day" : window + " days";
        }
    }

    /// @param all of the account that count, at least one
    static FirstDay of(Unit unit, BankSides sides, List<StatementCard> all, Books books) {
        List<TakenStatement> taken = all.stream().map(StatementCard::statement).toList();
        TakenStatement first = opening(unit, sides, all);
        List<TakenStatement> kept = taken.stream().filter(one -> isKept(one, first)).toList();
        LocalDate day =
                kept.stream()
                        .map(TakenStatement::from)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        LocalDate opened = books.booked.opened(unit).orElse(null);
        if (opened != null && !day.isAfter(opened)) {
            return new FirstDay(
                    opened.plusDays(1),
                    "From the day the books begin",
                    "They were opened with what was there on %s; statements reach back to %s."
                            .formatted(opened, day));
        }
        SortedMap<LocalDate, Money> waiting = books.waiting(unit, day, opened);
        Money opens = first == null ? null : sides.opening(unit, first).orElse(null);
        if (opens == null) {
            return silent(day, waiting, books);
        }
        var begun = new Begun(day, opens, books.booked.before(unit, day));
        String left =
                kept.size() < taken.size()
                        ? " Earlier ones give no balance: once two people state one, their days are"
                                + " proposed too."
                        : "";
        FirstDay found = begun.since(waiting, books);
        return new FirstDay(found.day, found.start, found.because + left);
    }

    /// Whether its days are proposed: those of before the first one with a balance only where it
    /// has one too.
    private static boolean isKept(TakenStatement one, @Nullable TakenStatement first) {
        boolean silent = one.opening() == null && one.closingOfRows() == null;
        return first == null || !silent || !one.from().isBefore(first.from());
    }

    /// The first that begins with a balance, printed or reckoned from its closing one.
    private static @Nullable TakenStatement opening(
            Unit unit, BankSides sides, List<StatementCard> all) {
        List<TakenStatement> left =
                new ArrayList<>(
                        BankStatements.balancing(all).stream()
                                .map(StatementCard::statement)
                                .toList());
        var order = new StatementOrder(unit, sides);
        while (!left.isEmpty()) {
            TakenStatement first = order.first(left, TakenStatement::begins);
            if (sides.opening(unit, first).isPresent()) {
                return first;
            }
            left.remove(first);
        }
        return null;
    }

    private static FirstDay silent(
            LocalDate day, SortedMap<LocalDate, Money> waiting, Books books) {
        String because =
                "No statement gives the balance it begins with, so nothing is proved until two"
                        + " people state one.";
        return waiting.isEmpty()
                ? new FirstDay(day, STATEMENT, because)
                : new FirstDay(
                        waiting.firstKey(),
                        "From the first booking within %s before the first statement"
                                .formatted(books.days()),
                        because);
    }

    /// The first statement beside the books.
    ///
    /// @param opens what it begins with
    /// @param had what the books had then
    private record Begun(LocalDate day, Money opens, Money had) {
        FirstDay since(SortedMap<LocalDate, Money> waiting, Books books) {
            if (had.equals(opens)) {
                return new FirstDay(
                        day,
                        STATEMENT,
                        "It opens with %s, which is what the books had then.".formatted(opens));
            }
            Money then = had;
            for (Map.Entry<LocalDate, Money> one : waiting.reversed().entrySet()) {
                then = then.minus(one.getValue());
                if (then.equals(opens)) {
                    return onItsWay(one.getKey());
                }
            }
            return waiting.isEmpty() ? apart(books) : perhaps(waiting.firstKey(), books);
        }

        private FirstDay onItsWay(LocalDate since) {
            return new FirstDay(
                    since,
                    "From the first booking on its way to the bank",
                    "The first statement opens on %s with %s, which is what the books had before it."
                            .formatted(day, opens));
        }

        private FirstDay perhaps(LocalDate since, Books books) {
            return new FirstDay(
                    since,
                    "From the first booking that may have been on its way to the bank",
                    "The first statement opens on %s with %s, and the books had %s; the rules let a booking wait %s."
                            .formatted(day, opens, had, books.days()));
        }

        private FirstDay apart(Books books) {
            return new FirstDay(
                    day,
                    STATEMENT,
                    "It opens with %s, and the books had %s; nothing was booked in the %s before."
                            .formatted(opens, had, books.days()));
        }
    }
}
