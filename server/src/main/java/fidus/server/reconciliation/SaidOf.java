package fidus.server.reconciliation;

import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/// What a break of a broker's account speaks of: deals by their tickets, or the balance between two
/// readings.
///
/// @param span absent where it is no break of a balance
record SaidOf(Set<String> tickets, @Nullable Span span) {
    private static final SaidOf NOTHING = new SaidOf(Set.of(), null);

    /// @param from the reading before
    /// @param to the reading that no deals explain
    record Span(Instant from, Instant to) {
        boolean meets(Span other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }

        /// Whether the balance holds what a break of deals says. A deal of before counts too when
        /// it was first seen to differ in these days: the broker changed it then. Days are of the
        /// broker and of the house, so a day more is looked at.
        boolean holds(KeyedBreak ofDeals) {
            return mayHold(ofDeals)
                    && (isSince(ofDeals) || !ofDeals.firstSeenOn().isAfter(day(to).plusDays(1)));
        }

        /// Whether it cannot be ruled out: a deal of before that was seen to differ only later, as
        /// all are that were compared for the first time then, may have been changed at any time.
        boolean mayHold(KeyedBreak ofDeals) {
            LocalDate day = ofDeals.day();
            boolean begun = day == null || !day.isAfter(day(to).plusDays(1));
            return begun && (isSince(ofDeals) || !ofDeals.firstSeenOn().isBefore(first()));
        }

        /// Whether the balance may hold what a break of deals says, and bars it not.
        boolean perhaps(KeyedBreak ofDeals) {
            return mayHold(ofDeals) && !holds(ofDeals);
        }

        private boolean isSince(KeyedBreak ofDeals) {
            LocalDate day = ofDeals.day();
            return day == null || !day.isBefore(first());
        }

        private LocalDate first() {
            return day(from).minusDays(1);
        }

        /// Every day of which it holds the deals: a deal of one, or one that was first seen to
        /// differ on one.
        List<LocalDate> days() {
            return first().datesUntil(day(to).plusDays(2)).toList();
        }

        private static LocalDate day(Instant at) {
            return at.atZone(ZoneOffset.UTC).toLocalDate();
        }

        String words() {
            return "the balance between %s and %s".formatted(day(from), day(to));
        }
    }

    static SaidOf of(KeyedBreak stored) {
        if (BankComparison.isBank(stored.account())) {
            return NOTHING;
        }
        String key = stored.key();
        return switch (stored.rule()) {
            case ReconciliationBreak.UNMATCHED ->
                    new SaidOf(Set.of(ticket(key.substring(key.lastIndexOf('/') + 1))), null);
            case SecondCopies.RULE -> {
                String deal = key.substring(0, key.lastIndexOf('/')); // without its digest
                yield new SaidOf(Set.of(deal.substring(deal.lastIndexOf('/') + 1)), null);
            }
            case Outcomes.DIFFERENCE -> new SaidOf(rows(stored), null);
            case SameMoney.BALANCE -> {
                String[] parts = key.split("/", -1);
                yield new SaidOf(
                        Set.of(),
                        new Span(
                                Instant.parse(parts[parts.length - 2]),
                                Instant.parse(parts[parts.length - 1])));
            }
            default -> NOTHING;
        };
    }

    /// Whether it is of no deal and of no balance that another rule speaks of too.
    boolean isNothing() {
        return tickets.isEmpty() && span == null;
    }

    private static Set<String> rows(KeyedBreak match) {
        Set<String> tickets = new TreeSet<>();
        String rows = match.key().substring(match.account().length() + 1);
        for (String row : rows.split("[/,]", -1)) {
            tickets.add(ticket(row));
        }
        return tickets;
    }

    /// A row that a file repeats is of the same deal.
    private static String ticket(String row) {
        return row.indexOf('#') < 0 ? row : row.substring(0, row.indexOf('#'));
    }

    /// Whether two breaks of one account may speak of the same money.
    static boolean maybeSame(KeyedBreak one, KeyedBreak other) {
        return same(one, other, Span::mayHold);
    }

    /// Whether two breaks of one account speak of the same money.
    static boolean same(KeyedBreak one, KeyedBreak other) {
        return same(one, other, Span::holds);
    }

    private static boolean same(
            KeyedBreak one, KeyedBreak other, BiPredicate<Span, KeyedBreak> holds) {
        if (one.id().equals(other.id()) || !one.account().equals(other.account())) {
            return false;
        }
        SaidOf left = of(one);
        SaidOf right = of(other);
        Span first = left.span;
        Span second = right.span;
        if (first != null && second != null) {
            return first.meets(second);
        }
        if (first != null) {
            return !right.tickets.isEmpty() && holds.test(first, other);
        }
        return second != null
                ? !left.tickets.isEmpty() && holds.test(second, one)
                : !Collections.disjoint(left.tickets, right.tickets);
    }

    /// Whether an entry for the one forbids one for the other. The two rows of one deal differ each
    /// by its whole amount: what both come to is the difference.
    static boolean bars(KeyedBreak one, KeyedBreak other) {
        boolean rows =
                one.rule().equals(ReconciliationBreak.UNMATCHED)
                        && other.rule().equals(ReconciliationBreak.UNMATCHED);
        return !rows && same(one, other);
    }

    /// The keys of the unmatched rows of these deals.
    Set<String> rowKeys(String account) {
        Set<String> keys = new TreeSet<>();
        for (String ticket : tickets) {
            for (Side side : Side.values()) {
                keys.add(RunFindings.rowKey(account, side, ticket));
            }
        }
        return keys;
    }

    String words() {
        if (span != null) {
            return span.words();
        }
        return (tickets.size() == 1 ? "ticket " : "tickets ") + String.join(", ", tickets);
    }
}
