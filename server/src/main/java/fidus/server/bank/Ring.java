package fidus.server.bank;

import fidus.bank.BankBalance;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/// Statements of one day each of which begins where another one of them ended: a sum and its
/// reversal, or a day that is told twice. They vouch for one another, so what is missing before all
/// of them would be seen at none.
final class Ring {
    private Ring() {}

    /// The ring that a statement is part of, whether it is one of the links or not yet. Empty where
    /// it is in none, and where a statement of that day outside the ring leads to it.
    static List<Chain.Link> around(List<Chain.Link> links, Chain.Link link) {
        List<Chain.Link> ofDay = ofItsDay(links, link);
        if (ofDay.size() < 2) {
            return List.of();
        }
        Set<Chain.Link> reached = reached(ofDay, link, Ring::goesOnFrom);
        if (!reached.contains(link)) {
            return List.of();
        }
        Set<Chain.Link> leading =
                reached(ofDay, link, (later, earlier) -> goesOnFrom(earlier, later));
        return leading.containsAll(reached) ? List.copyOf(reached) : List.of();
    }

    /// Itself and all others that end on the day it begins on: no step of a ring leaves that day.
    /// Empty where it ends on another day itself.
    private static List<Chain.Link> ofItsDay(List<Chain.Link> links, Chain.Link link) {
        LocalDate day = on(link.opening());
        if (day == null || !day.equals(on(link.closing()))) {
            return List.of();
        }
        List<Chain.Link> ofDay = new ArrayList<>(List.of(link));
        for (Chain.Link other : links) {
            if (other.order() != link.order() && day.equals(on(other.closing()))) {
                ofDay.add(other);
            }
        }
        return ofDay;
    }

    private static @Nullable LocalDate on(@Nullable BankBalance balance) {
        return balance == null ? null : balance.on();
    }

    /// All that it comes to step by step; itself only when they lead back.
    private static Set<Chain.Link> reached(
            List<Chain.Link> ofDay, Chain.Link from, BiPredicate<Chain.Link, Chain.Link> isNextTo) {
        Set<Chain.Link> reached = new LinkedHashSet<>();
        Deque<Chain.Link> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Chain.Link link = open.remove();
            for (Chain.Link other : ofDay) {
                if (isNextTo.test(link, other) && reached.add(other)) {
                    open.add(other);
                }
            }
        }
        return reached;
    }

    private static boolean goesOnFrom(Chain.Link link, Chain.Link other) {
        BankBalance opening = link.opening();
        BankBalance closing = other.closing();
        if (opening == null || closing == null || link.order() == other.order()) {
            return false;
        }
        LocalDate on = opening.on();
        return on != null && on.equals(closing.on()) && opening.money().equals(closing.money());
    }
}
