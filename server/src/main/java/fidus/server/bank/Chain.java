package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.desk.Continuity;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// S2: whether the statements of one account follow each other. A statement's opening is held
/// against the last closing balance printed before it; where that is another sum, against the
/// balance the one before it gives for that moment: its closing balance, less its rows from that
/// day on where the two overlap. Statements of a day that begin where one another ended vouch for
/// nothing before them, see {@link Ring}. One that has no opening balance may begin in the middle
/// of a day, see {@link WithinDay}. Where two tell the same days, both give one balance for their
/// end, see {@link Overlap}.
final class Chain {
    private final List<Link> links = new ArrayList<>();

    /// What one statement says of balances.
    ///
    /// @param order of two that begin on one day the later one is higher. One statement is known by
    ///   it: links of it made apart are not equal, for their rows
    /// @param closing the balance its rows end at
    /// @param rows its booked rows, repeated ones too; read only where statements overlap
    record Link(
            String source,
            long order,
            LocalDate from,
            LocalDate to,
            @Nullable BankBalance opening,
            @Nullable BankBalance closing,
            Supplier<List<Moved>> rows) {}

    /// A sum on a day.
    record Moved(LocalDate day, Money money) {}

    void add(Link link) {
        links.add(link);
    }

    Continuity of(Link link) {
        Continuity begins = begins(link);
        return begins.holds() ? Overlap.of(links, link).orElse(begins) : begins;
    }

    /// The same for one that is not stored yet: it may say otherwise what a stored one within its
    /// days says.
    Continuity ofNew(Link link) {
        Continuity said = of(link);
        return said.holds() ? Overlap.over(links, link).orElse(said) : said;
    }

    private Continuity begins(Link link) {
        Money opening = opening(link);
        Link ended = opening == null ? null : endedAt(opening, link);
        if (opening != null && ended != null) {
            return alone(begun(opening, opening, ended, link), link);
        }
        Link before = before(link);
        Money closing = before == null ? null : closing(before);
        if (before == null || closing == null) {
            return new Continuity(null, null, first(link));
        }
        Link silent = silent(before, link);
        if (silent != null) {
            return new Continuity(
                    null,
                    null,
                    "The %s, which is before this one, gives no balance of its last day: whether a statement is missing was not checked."
                            .formatted(silent.source));
        }
        Money expected = atStart(before, closing, link);
        if (opening == null) {
            return new Continuity(
                    expected,
                    null,
                    "The file gives neither an opening balance nor a closing one of its days to"
                            + " reckon it from: whether a statement is missing was not checked.");
        }
        boolean split =
                before.to.equals(link.from)
                        && (closing.equals(opening)
                                || (!expected.equals(opening) && isApart(before, link)));
        Continuity begun = begun(opening, split ? closing : expected, before, link);
        return begun.holds() ? begun : withinADay(opening, link, begun);
    }

    /// Whether two that meet on a day say nothing of it alike: the later one goes on where the
    /// other ended, and does not tell its rows again.
    private static boolean isApart(Link before, Link link) {
        List<Moved> told = link.rows.get();
        return before.rows.get().stream()
                .noneMatch(row -> row.day.equals(link.from) && told.contains(row));
    }

    /// The first of a ring answers for what is before all of it, unless one of them goes on from
    /// that.
    private Continuity alone(Continuity vouched, Link link) {
        List<Link> ring = Ring.around(links, link);
        boolean first =
                ring.stream()
                        .noneMatch(other -> other.order != link.order && isEarlier(other, link));
        if (ring.isEmpty() || !first) {
            return vouched;
        }
        var outside = new Chain();
        links.stream()
                .filter(one -> ring.stream().noneMatch(in -> in.order == one.order))
                .forEach(outside::add);
        boolean goesOn = ring.stream().map(outside::begins).anyMatch(Continuity::holds);
        return goesOn ? vouched : outside.begins(link);
    }

    /// One before it that prints no balance is no ground to reckon from, but it is there.
    private String first(Link link) {
        return links.stream()
                .filter(other -> other.order != link.order && isEarlier(other, link))
                .max(Comparator.comparing(Chain::end).thenComparingLong(Link::order))
                .map(
                        other ->
                                "The %s, which is before this one, gives no balance: whether a statement is missing was not checked."
                                        .formatted(other.source))
                .orElse("There is no statement before this one.");
    }

    private Continuity withinADay(Money opening, Link link, Continuity otherwise) {
        return links.stream()
                .filter(other -> other.order != link.order && isWithin(link, other))
                .findFirst()
                .map(
                        other ->
                                new Continuity(
                                        opening,
                                        opening.minus(opening),
                                        "Begins within %s, at a balance that %s reaches on that day. From there on both say the same."
                                                .formatted(link.from, other.source)))
                .orElse(otherwise);
    }

    /// Two that begin within each other vouch for nothing: a row and its reversal, each in a list
    /// of its own, would hide what is missing before both.
    private static boolean isWithin(Link one, Link two) {
        return WithinDay.begins(one, two) && !WithinDay.begins(two, one);
    }

    private static Continuity begun(Money opening, Money expected, Link before, Link link) {
        Money gap = opening.minus(expected);
        String sentence =
                gap.isZero()
                        ? begun(opening, before, link)
                        : "The opening is %s%s, but %s gives %s. A statement between them is missing"
                                        .formatted(
                                                opening,
                                                link.opening == null ? " (closing less rows)" : "",
                                                before.source,
                                                expected)
                                + " or one of them is wrong.";
        return new Continuity(expected, gap, sentence);
    }

    /// One that tells days of this one too ended elsewhere: it gives the balance of that moment by
    /// its rows.
    private static String begun(Money opening, Link before, Link link) {
        boolean ended = before.to.isBefore(link.from) || opening.equals(closing(before));
        return ended
                ? "Begins where %s ended.".formatted(before.source)
                : "Begins at %s, which %s gives for the beginning of %s: both tell days from there on."
                        .formatted(opening, before.source, link.from);
    }

    /// The statement whose printed closing balance is the last one before this one's opening, when
    /// it is the same sum: whatever days their rows are valued, they follow each other.
    private @Nullable Link endedAt(Money opening, Link link) {
        LocalDate begin = link.opening == null ? null : link.opening.on();
        if (begin == null) {
            return null;
        }
        LocalDate latest = LocalDate.MIN;
        Link ended = null;
        for (Link other : links) {
            LocalDate on = other.closing == null ? null : other.closing.on();
            if (other.order == link.order || on == null || on.isAfter(begin)) {
                continue;
            }
            ended = on.isAfter(latest) ? null : ended;
            latest = on.isAfter(latest) ? on : latest;
            boolean here = on.equals(latest) && opening.equals(closing(other));
            ended = here ? other : ended;
        }
        return ended;
    }

    /// A statement that speaks of days between two and has no balance: what it moved is between
    /// them.
    private @Nullable Link silent(Link before, Link link) {
        return links.stream()
                .filter(other -> other.order != link.order && closing(other) == null)
                .filter(other -> other.from.isBefore(link.from) && other.to.isAfter(before.to))
                .filter(
                        other ->
                                other.rows.get().stream()
                                        .map(Moved::day)
                                        .anyMatch(
                                                day ->
                                                        day.isAfter(before.to)
                                                                && day.isBefore(link.from)))
                .findFirst()
                .orElse(null);
    }

    /// As printed, else the opening balance and the rows.
    static @Nullable Money closing(Link link) {
        if (link.closing != null || link.opening == null) {
            return link.closing == null ? null : link.closing.money();
        }
        Money closing = link.opening.money();
        for (Moved moved : link.rows.get()) {
            closing = closing.plus(moved.money);
        }
        return closing;
    }

    /// As printed, else the closing balance less the rows, unless it is of a day after them.
    static @Nullable Money opening(Link link) {
        if (link.opening != null) {
            return link.opening.money();
        }
        LocalDate on = link.closing == null ? null : link.closing.on();
        if (link.closing == null || on == null || on.isAfter(link.to)) {
            return null;
        }
        Money opening = link.closing.money();
        for (Moved moved : link.rows.get()) {
            opening = opening.minus(moved.money);
        }
        return opening;
    }

    private @Nullable Link before(Link link) {
        Link best = null;
        for (Link other : links) {
            if (other.order == link.order || !isEarlier(other, link) || closing(other) == null) {
                continue;
            }
            if (other.from.equals(link.from) && isWithin(other, link)) {
                continue; // it goes on within this one, which tells more of their first day
            }
            boolean later =
                    best == null
                            || end(other).isAfter(end(best))
                            || (end(other).equals(end(best)) && other.order > best.order);
            best = later ? other : best;
        }
        return best;
    }

    /// By their opening balances, else by the first days they speak of.
    private static boolean isEarlier(Link one, Link other) {
        LocalDate begin = one.opening == null ? null : one.opening.on();
        LocalDate otherBegin = other.opening == null ? null : other.opening.on();
        int order =
                begin == null || otherBegin == null
                        ? one.from.compareTo(other.from)
                        : begin.compareTo(otherBegin);
        return order < 0 || (order == 0 && one.order < other.order);
    }

    static LocalDate end(Link link) {
        LocalDate on = link.closing == null ? null : link.closing.on();
        return on == null ? link.to : on;
    }

    /// The balance that one gives for the moment before another's first day.
    static Money atStart(Link before, Money closing, Link link) {
        return before(before, closing, link.from);
    }

    /// The balance that one gives for the moment before a day.
    static Money before(Link one, Money closing, LocalDate day) {
        if (one.to.isBefore(day)) {
            return closing;
        }
        Money balance = closing;
        for (Moved moved : one.rows.get()) {
            balance = moved.day.isBefore(day) ? balance : balance.minus(moved.money);
        }
        return balance;
    }
}
