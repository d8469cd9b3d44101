package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.desk.Continuity;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// S2: whether the statements of one account follow each other. A statement's opening is held
/// against the balance the one before it gives for that moment: its closing balance, less its rows
/// from that day on where the two overlap.
final class Chain {
    private final List<Link> links = new ArrayList<>();

    /// What one statement says of balances.
    ///
    /// @param order of two that begin on one day the later one is higher
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
        Link before = before(link);
        if (before == null || before.closing == null) {
            return new Continuity(null, null, "There is no statement before this one.");
        }
        Money expected = atStart(before, before.closing.money(), link);
        Money opening = opening(link);
        if (opening == null) {
            return new Continuity(
                    expected,
                    null,
                    "The file gives neither an opening balance nor a closing one of its days to"
                            + " reckon it from: whether a statement is missing was not checked.");
        }
        boolean split = before.to.equals(link.from) && before.closing.money().equals(opening);
        Money gap = split ? Money.zero(opening.currency()) : opening.minus(expected);
        String sentence =
                gap.isZero()
                        ? "Begins where %s ended.".formatted(before.source)
                        : "The opening is %s%s, but %s gives %s. A statement between them is missing"
                                        .formatted(
                                                opening,
                                                link.opening == null ? " (closing less rows)" : "",
                                                before.source,
                                                expected)
                                + " or one of them is wrong.";
        return new Continuity(split ? opening : expected, gap, sentence);
    }

    /// As printed, else the closing balance less the rows, unless it is of a day after them.
    private static @Nullable Money opening(Link link) {
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
            boolean earlier =
                    other.from.isBefore(link.from)
                            || (other.from.equals(link.from) && other.order < link.order);
            if (other.order == link.order || !earlier || other.closing == null) {
                continue;
            }
            boolean later =
                    best == null
                            || other.to.isAfter(best.to)
                            || (other.to.equals(best.to) && other.order > best.order);
            best = later ? other : best;
        }
        return best;
    }

    private static Money atStart(Link before, Money closing, Link link) {
        if (before.to.isBefore(link.from)) {
            return closing;
        }
        Money balance = closing;
        for (Moved moved : before.rows.get()) {
            balance = moved.day.isBefore(link.from) ? balance : balance.minus(moved.money);
        }
        return balance;
    }
}
