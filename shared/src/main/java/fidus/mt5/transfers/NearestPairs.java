package fidus.mt5.transfers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Pairs legs by nearest time, then by nearest ticket. Where several pairs are equally near on both
/// and share legs, they are paired in ticket order if that leaves nobody over; otherwise nothing
/// tells them apart and they are set aside together.
final class NearestPairs {
    static final Comparator<TransferLeg> LEG_ORDER =
            Comparator.comparing(TransferLeg::time)
                    .thenComparing(TransferLeg::account)
                    .thenComparingLong(leg -> leg.deal().ticket());

    private static final Comparator<TransferLeg> TICKET_ORDER =
            Comparator.comparing(TransferLeg::account)
                    .thenComparingLong(leg -> leg.deal().ticket());

    private final List<Pair> pairs = new ArrayList<>();
    private final List<PairSuggestion> suggestions = new ArrayList<>();
    private final Set<String> usedFirst = new HashSet<>();
    private final Set<String> usedSecond = new HashSet<>();

    private NearestPairs() {}

    /// Two legs that fit.
    record Pair(TransferLeg first, TransferLeg second) {
        List<String> keys() {
            return List.of(first.key(), second.key());
        }

        private Distance distance() {
            Duration gap = Duration.between(first.time(), second.time()).abs();
            return new Distance(gap, Math.abs(first.deal().ticket() - second.deal().ticket()));
        }
    }

    private record Distance(Duration gap, long tickets) implements Comparable<Distance> {
        @Override
        public int compareTo(Distance other) {
            int byTime = gap.compareTo(other.gap);
            return byTime != 0 ? byTime : Long.compare(tickets, other.tickets);
        }
    }

    static NearestPairs of(Collection<Pair> candidates) {
        Map<Distance, List<Pair>> byDistance = new TreeMap<>();
        for (Pair pair : candidates) {
            byDistance.computeIfAbsent(pair.distance(), _ -> new ArrayList<>()).add(pair);
        }
        NearestPairs result = new NearestPairs();
        byDistance.values().forEach(result::decide);
        return result;
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<PairSuggestion> suggestions() {
        return suggestions;
    }

    private void decide(List<Pair> equallyNear) {
        List<Pair> free =
                equallyNear.stream()
                        .filter(pair -> !usedFirst.contains(pair.first().key()))
                        .filter(pair -> !usedSecond.contains(pair.second().key()))
                        .sorted(
                                Comparator.comparing(Pair::first, LEG_ORDER)
                                        .thenComparing(Pair::second, LEG_ORDER))
                        .toList();
        for (List<Pair> rivals : groups(free)) {
            List<TransferLeg> first = sides(rivals.stream().map(Pair::first).toList());
            List<TransferLeg> second = sides(rivals.stream().map(Pair::second).toList());
            List<Pair> inOrder = inTicketOrder(first, second, rivals);
            if (inOrder.isEmpty()) {
                suggestions.add(new PairSuggestion(first, second));
            }
            pairs.addAll(inOrder);
            first.forEach(leg -> usedFirst.add(leg.key()));
            second.forEach(leg -> usedSecond.add(leg.key()));
        }
    }

    private static List<TransferLeg> sides(List<TransferLeg> legs) {
        return legs.stream().distinct().sorted(TICKET_ORDER).toList();
    }

    private static List<Pair> inTicketOrder(
            List<TransferLeg> first, List<TransferLeg> second, List<Pair> rivals) {
        if (first.size() != second.size()) {
            return List.of();
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            pairs.add(new Pair(first.get(i), second.get(i)));
        }
        return rivals.containsAll(pairs) ? pairs : List.of();
    }

    /// Pairs that share a leg, directly or through others, are one group.
    private static List<List<Pair>> groups(List<Pair> pairs) {
        Map<String, List<Pair>> byFirst = new HashMap<>();
        Map<String, List<Pair>> bySecond = new HashMap<>();
        for (Pair pair : pairs) {
            byFirst.computeIfAbsent(pair.first().key(), _ -> new ArrayList<>()).add(pair);
            bySecond.computeIfAbsent(pair.second().key(), _ -> new ArrayList<>()).add(pair);
        }
        List<List<Pair>> groups = new ArrayList<>();
        Set<Pair> seen = new HashSet<>();
        for (Pair start : pairs) {
            List<Pair> group = new ArrayList<>();
            List<Pair> open = new ArrayList<>(List.of(start));
            while (!open.isEmpty()) {
                Pair next = open.removeLast();
                if (seen.add(next)) {
                    group.add(next);
                    open.addAll(byFirst.getOrDefault(next.first().key(), List.of()));
                    open.addAll(bySecond.getOrDefault(next.second().key(), List.of()));
                }
            }
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }
}
