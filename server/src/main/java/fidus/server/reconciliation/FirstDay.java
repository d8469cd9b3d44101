package fidus.server.reconciliation;

import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.bank.BookedBefore;
import fidus.server.bank.BookedBefore.Sum;
import fidus.server.bank.StatementOrder;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The day that the first run of a bank account begins with: the one on which the first statement
/// with a balance begins, or an earlier one where what was booked before it was on its way to the
/// bank; never a day of before the books. A day too early costs a row that stays open, a day too
/// late leaves money out: what may have been on its way is reached.
///
/// @param start where it comes from, the beginning of a sentence
/// @param because a sentence
record FirstDay(LocalDate day, String start, String because) {
    private static final String STATEMENT = "From the day the first statement begins";
    private static final String PERHAPS =
            "From the first booking that may have been on its way to the bank";

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

        /// The earliest of these days with a booking of the same sum as a row of the bank that it
        /// may have waited for, or as several that no other rows come to.
        ///
        /// @param days on which there was one
        Optional<Alike> alike(Unit unit, BankSides sides, SortedMap<LocalDate, Money> days) {
            if (days.isEmpty()) {
                return Optional.empty();
            }
            LocalDate last = days.lastKey().plusDays(window);
            List<Sum> rows = booked.said(unit, days.firstKey(), last);
            List<Sum> entries = booked.entries(unit, days.firstKey(), last);
            var parts = new SaidInParts(rows, entries, window);
            Map<Money, LocalDate> said = new HashMap<>();
            rows.forEach(row -> said.merge(row.money(), row.day(), Books::earlier));
            Set<Sum> inParts =
                    entries.stream()
                            .filter(one -> days.containsKey(one.day()) && parts.has(one))
                            .collect(Collectors.toSet());
            Set<Money> sums = inParts.stream().map(Sum::money).collect(Collectors.toSet());
            sums.addAll(said.keySet());
            return sides.bookOf(unit, booked.account(), days.keySet(), sums).stream()
                    .filter(row -> waits(row, said) || inParts.contains(sum(row)))
                    .map(row -> new Alike(row.bookingDate(), !waits(row, said)))
                    .min(Comparator.comparing(Alike::day).thenComparing(Alike::several));
        }

        private boolean waits(MatchRow booking, Map<Money, LocalDate> said) {
            LocalDate first = said.getOrDefault(booking.amount(), LocalDate.MAX);
            return !first.isAfter(booking.bookingDate().plusDays(window));
        }

        private static Sum sum(MatchRow booking) {
            return new Sum(booking.bookingDate(), booking.amount());
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }

        String days() {
            return window == 1 ? "1 day" : window + " days";
        }
    }

    /// A booking that the bank may have said.
    ///
    /// @param several whether it did so in more rows than one
    record Alike(LocalDate day, boolean several) {
        String rows() {
            return several ? "several rows" : "a row";
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
        Money opens = first == null ? null : sides.opening(unit, first).orElse(null);
        if (first == null || opens == null) {
            return silent(day, books.waiting(unit, day, opened), books);
        }
        LocalDate on = opens(first);
        var begun = new Begun(on, opens, books.booked.before(unit, on));
        String left =
                kept.size() < taken.size()
                        ? " Earlier ones give no balance: once two people state one, their days are"
                                + " proposed too."
                        : "";
        FirstDay found =
                begun.since(
                        books.waiting(unit, on, opened),
                        books,
                        before -> books.alike(unit, sides, before));
        return found.day.isAfter(day)
                ? new FirstDay(day, STATEMENT, found.because + left)
                : new FirstDay(found.day, found.start, found.because + left);
    }

    /// The day whose beginning its opening balance speaks of, whatever days its rows are valued.
    private static LocalDate opens(TakenStatement first) {
        return first.begins().isAfter(first.from()) ? first.begins() : first.from();
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
    /// @param day whose beginning its balance speaks of
    /// @param opens what it begins with
    /// @param had what the books had then
    private record Begun(LocalDate day, Money opens, Money had) {
        /// @param alike the earliest of some days that a row of the bank may be of
        FirstDay since(
                SortedMap<LocalDate, Money> waiting,
                Books books,
                Function<SortedMap<LocalDate, Money>, Optional<Alike>> alike) {
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
                    LocalDate fits = one.getKey();
                    return alike.apply(waiting.headMap(fits))
                            .map(since -> maybeBefore(since, fits))
                            .orElseGet(() -> onItsWay(fits));
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

        private FirstDay maybeBefore(Alike since, LocalDate fits) {
            return new FirstDay(
                    since.day,
                    PERHAPS,
                    "The first statement opens on %s with %s, which is what the books had before %s; a booking of %s has the sum of %s of the bank."
                            .formatted(day, opens, fits, since.day, since.rows()));
        }

        private FirstDay perhaps(LocalDate since, Books books) {
            return new FirstDay(
                    since,
                    PERHAPS,
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
