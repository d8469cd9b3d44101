package fidus.server.reconciliation;

import fidus.reconciliation.ReconciliationBreak;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What breaks of one account come to when one money counts once, by trying everything: only for a
/// handful of breaks.
final class PlainOnce {
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    private final List<BreakLine> balances = new ArrayList<>();
    private final List<List<BreakLine>> groups = new ArrayList<>();

    /// What one rule says of a group.
    private record Rule(BigDecimal most, BigDecimal signed) {}

    PlainOnce(List<BreakLine> lines) {
        Set<BreakLine> grouped = new HashSet<>();
        for (BreakLine line : lines) {
            if (line.rule().equals(SameMoney.BALANCE)) {
                balances.add(line);
            } else if (!grouped.contains(line)) {
                List<BreakLine> group = group(line, lines);
                grouped.addAll(group);
                groups.add(group);
            }
        }
    }

    private static List<BreakLine> group(BreakLine first, List<BreakLine> lines) {
        List<BreakLine> group = new ArrayList<>(List.of(first));
        for (int i = 0; i < group.size(); i++) {
            BreakLine at = group.get(i);
            lines.stream()
                    .filter(one -> !one.rule().equals(SameMoney.BALANCE))
                    .filter(one -> !group.contains(one) && SaidOf.same(at, one))
                    .toList()
                    .forEach(group::add);
        }
        return group;
    }

    /// The least that any way to take deals off balances leaves.
    BigDecimal least() {
        BigDecimal deals = groups.stream().map(one -> rule(one).most).reduce(ZERO, BigDecimal::add);
        return deals.add(
                apart().stream().map(this::least).min(Comparator.naturalOrder()).orElseThrow());
    }

    private BigDecimal least(List<BreakLine> apart) {
        Map<BreakLine, BigDecimal> left = new HashMap<>();
        apart.forEach(one -> left.put(one, amount(one)));
        return least(left, 0);
    }

    private BigDecimal least(Map<BreakLine, BigDecimal> left, int at) {
        if (at == groups.size()) {
            return sum(left.values());
        }
        BigDecimal least = least(left, at + 1);
        for (BreakLine balance : List.copyOf(left.keySet())) {
            if (groups.get(at).stream().anyMatch(one -> SaidOf.same(one, balance))) {
                Map<BreakLine, BigDecimal> then = new HashMap<>(left);
                then.merge(balance, rule(groups.get(at)).signed, BigDecimal::add);
                least = least.min(least(then, at + 1));
            }
        }
        return least;
    }

    /// Of all sets of balances that do not overlap those that say most.
    private List<List<BreakLine>> apart() {
        List<List<BreakLine>> best = new ArrayList<>(List.of(List.of()));
        for (int set = 1; set < 1 << balances.size(); set++) {
            List<BreakLine> chosen = new ArrayList<>();
            for (int i = 0; i < balances.size(); i++) {
                if ((set >> i & 1) == 1) {
                    chosen.add(balances.get(i));
                }
            }
            int more = worth(chosen).compareTo(worth(best.getFirst()));
            if (!overlap(chosen) && more >= 0) {
                if (more > 0) {
                    best.clear();
                }
                best.add(chosen);
            }
        }
        return best;
    }

    private static boolean overlap(List<BreakLine> some) {
        return some.stream()
                .anyMatch(one -> some.stream().anyMatch(other -> SaidOf.same(one, other)));
    }

    private static BigDecimal worth(List<BreakLine> some) {
        return sum(some.stream().map(PlainOnce::amount).toList());
    }

    private static Rule rule(List<BreakLine> group) {
        Rule best = new Rule(ZERO, ZERO);
        for (String name :
                List.of(Outcomes.DIFFERENCE, ReconciliationBreak.UNMATCHED, SecondCopies.RULE)) {
            Map<Object, BigDecimal> parts = new HashMap<>();
            for (BreakLine one : group) {
                if (one.rule().equals(name)) {
                    Object part =
                            name.equals(Outcomes.DIFFERENCE) ? one.key() : SaidOf.of(one).tickets();
                    parts.merge(part, amount(one), (was, more) -> together(name, was, more));
                }
            }
            BigDecimal most = sum(parts.values());
            if (most.compareTo(best.most) > 0) {
                best = new Rule(most, parts.values().stream().reduce(ZERO, BigDecimal::add));
            }
        }
        return best;
    }

    private static BigDecimal together(String rule, BigDecimal was, BigDecimal more) {
        if (rule.equals(ReconciliationBreak.UNMATCHED)) {
            return was.add(more);
        }
        int size = was.abs().compareTo(more.abs());
        return size > 0 || (size == 0 && was.compareTo(more) > 0) ? was : more;
    }

    private static BigDecimal sum(Collection<BigDecimal> some) {
        return some.stream().map(BigDecimal::abs).reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(BreakLine line) {
        return Objects.requireNonNull(line.difference()).amount();
    }
}
