package fidus.server.reconciliation;

import fidus.reconciliation.ReconciliationBreak;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What breaks say of the same deals: those that name one deal, and those that a match of several
/// deals brings together.
///
/// @param first ticket of it
/// @param lines of the breaks
/// @param most that one rule says, without signs
/// @param signed the same, broker less books
record DealMoney(String first, List<BreakLine> lines, BigDecimal most, BigDecimal signed) {
    /// Those that say most come first.
    static final Comparator<DealMoney> LARGEST =
            Comparator.comparing(DealMoney::most).reversed().thenComparing(DealMoney::first);

    private static final Comparator<BigDecimal> BY_SIZE =
            Comparator.comparing((BigDecimal one) -> one.abs())
                    .thenComparing(Comparator.naturalOrder());

    /// What one break says.
    ///
    /// @param difference broker less books
    record Said(BreakLine line, BigDecimal difference, Set<String> tickets) {
        String first() {
            return tickets.stream().min(Comparator.naturalOrder()).orElseThrow();
        }

        /// What is one sum within a rule: the rows of a deal, its copies, and each match.
        String part() {
            return line.rule().equals(Outcomes.DIFFERENCE) ? line.key() : first();
        }
    }

    static List<DealMoney> of(List<Said> all) {
        var joined = new Joined();
        all.forEach(joined::add);
        Map<String, List<Said>> groups = new LinkedHashMap<>();
        all.forEach(
                one ->
                        groups.computeIfAbsent(joined.root(one.first()), _ -> new ArrayList<>())
                                .add(one));
        return groups.values().stream().map(DealMoney::group).toList();
    }

    private static DealMoney group(List<Said> group) {
        Map<String, Map<String, BigDecimal>> rules = new TreeMap<>();
        for (Said one : group) {
            rules.computeIfAbsent(one.line.rule(), _ -> new HashMap<>())
                    .merge(
                            one.part(),
                            one.difference,
                            (before, more) -> together(one.line.rule(), before, more));
        }
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal signed = BigDecimal.ZERO;
        for (Map<String, BigDecimal> parts : rules.values()) {
            BigDecimal sum = sum(parts.values().stream().map(BigDecimal::abs).toList());
            if (sum.compareTo(most) > 0) {
                most = sum;
                signed = sum(parts.values());
            }
        }
        return new DealMoney(
                group.stream().map(Said::first).min(Comparator.naturalOrder()).orElseThrow(),
                group.stream().map(Said::line).toList(),
                most,
                signed);
    }

    /// The rows of a deal are set against each other; of several copies one is right at most.
    private static BigDecimal together(String rule, BigDecimal before, BigDecimal more) {
        return rule.equals(ReconciliationBreak.UNMATCHED)
                ? before.add(more)
                : BY_SIZE.compare(before, more) < 0 ? more : before;
    }

    private static BigDecimal sum(Collection<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Tickets that one break names together, however many breaks are between them.
    private static final class Joined {
        private final Map<String, String> towards = new HashMap<>();

        void add(Said said) {
            String first = root(said.first());
            said.tickets.forEach(ticket -> towards.put(root(ticket), first));
        }

        String root(String ticket) {
            String at = ticket;
            while (!towards.getOrDefault(at, at).equals(at)) {
                String next = towards.getOrDefault(at, at);
                towards.put(at, towards.getOrDefault(next, next));
                at = next;
            }
            return at;
        }
    }
}
