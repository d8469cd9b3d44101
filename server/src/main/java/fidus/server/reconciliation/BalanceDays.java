package fidus.server.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Breaks of balances of one account by the days of which they hold the deals, so that nobody goes
/// through all of them for each deal.
final class BalanceDays<B extends KeyedBreak> {
    private final Map<LocalDate, List<Held<B>>> byDay = new HashMap<>();
    private final List<Held<B>> all = new ArrayList<>();

    private record Held<T>(T balance, SaidOf.Span span) {}

    void add(B balance, SaidOf.Span span) {
        var held = new Held<>(balance, span);
        all.add(held);
        span.days().forEach(day -> byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(held));
    }

    /// Those that hold what a break of deals says.
    Set<B> holding(KeyedBreak ofDeals) {
        LocalDate day = ofDeals.day();
        Set<B> holding = new LinkedHashSet<>();
        if (day == null) {
            add(all, ofDeals, holding);
        } else {
            add(byDay.getOrDefault(day, List.of()), ofDeals, holding);
            add(byDay.getOrDefault(ofDeals.firstSeenOn(), List.of()), ofDeals, holding);
        }
        return holding;
    }

    private void add(List<Held<B>> some, KeyedBreak ofDeals, Set<B> holding) {
        some.stream()
                .filter(one -> one.span.holds(ofDeals))
                .forEach(one -> holding.add(one.balance));
    }
}
