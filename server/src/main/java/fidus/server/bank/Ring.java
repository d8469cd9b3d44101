package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Statements of one day each of which begins where another one of them ended: a sum and its
/// reversal, or a day that is told twice. They vouch for one another, so what is missing before all
/// of them would be seen at none.
final class Ring {
    private Ring() {}

    /// The ring that a statement is part of. Empty where it is in none, and where a statement of
    /// that day outside the ring leads to it.
    static List<Chain.Link> around(List<Chain.Link> links, Chain.Link link) {
        Set<Chain.Link> reached = reached(links, link);
        if (!reached.contains(link)) {
            return List.of();
        }
        List<Chain.Link> ring =
                reached.stream().filter(one -> reached(links, one).contains(link)).toList();
        return ring.size() == reached.size() ? ring : List.of();
    }

    /// All that it goes on from within its day, step by step; itself only when they lead back.
    private static Set<Chain.Link> reached(List<Chain.Link> links, Chain.Link from) {
        Set<Chain.Link> reached = new LinkedHashSet<>();
        Deque<Chain.Link> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Chain.Link link = open.remove();
            for (Chain.Link other : links) {
                if (goesOnFrom(link, other) && reached.add(other)) {
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
        Money begun = opening.money();
        return on != null && on.equals(closing.on()) && begun.equals(closing.money());
    }
}
