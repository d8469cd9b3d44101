package fidus.server.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Breaks of one account by the deals and days they speak of, so that nobody goes through all of
/// them for each.
final class SpokenOf<B extends KeyedBreak> {
    private final Map<String, List<B>> byTicket = new HashMap<>();
    private final BalanceDays<B> holding = new BalanceDays<>();
    private final List<B> balances = new ArrayList<>();
    private final Map<LocalDate, List<B>> byDay = new HashMap<>();
    private final List<B> undated = new ArrayList<>();

    /// @param said what it speaks of
    void add(B one, SaidOf said) {
        SaidOf.Span span = said.span();
        if (span != null) {
            balances.add(one);
            holding.add(one, span);
            return;
        }
        said.tickets().forEach(ticket -> add(byTicket, ticket, one));
        LocalDate day = one.day();
        if (day == null) {
            undated.add(one);
        } else {
            add(byDay, day, one);
            add(byDay, one.firstSeenOn(), one);
        }
    }

    private static <K, B> void add(Map<K, List<B>> to, K key, B one) {
        to.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }

    /// Those whose entry would book the same money; one may be there twice.
    ///
    /// @param said what it speaks of
    Stream<B> rivals(KeyedBreak one, SaidOf said) {
        return near(one, said).filter(other -> SaidOf.bars(one, other));
    }

    private Stream<B> near(KeyedBreak one, SaidOf said) {
        SaidOf.Span span = said.span();
        if (span == null) {
            return Stream.concat(
                    said.tickets().stream()
                            .flatMap(ticket -> byTicket.getOrDefault(ticket, List.of()).stream()),
                    holding.holding(one).stream());
        }
        return Stream.of(
                        balances.stream(),
                        undated.stream(),
                        span.days().stream()
                                .flatMap(day -> byDay.getOrDefault(day, List.of()).stream()))
                .flatMap(some -> some);
    }
}
