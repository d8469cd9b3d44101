package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the breaks of deals and balances of one account and currency come to when money that
/// several of them speak of counts once. Of deals that breaks name together counts the rule that
/// says most, their unmatched rows with what the two of a deal come to. Of balances that overlap
/// count those that say most without overlapping, each with what the deals of its days leave of it;
/// a deal is taken off one balance only. So it is never less than any one rule says of a deal.
final class MoneyOnce {
    private final List<DealMoney.Said> deals = new ArrayList<>();
    private final List<Balance> balances = new ArrayList<>();

    /// What a balance says.
    ///
    /// @param amount books less broker; the breaks of deals say it the other way round
    private record Balance(BreakLine line, SaidOf.Span span, BigDecimal amount) {
        private static final Comparator<Balance> ENDED =
                Comparator.comparing((Balance one) -> one.span.to())
                        .thenComparing(one -> one.span.from())
                        .thenComparing(one -> one.line.id().value());
    }

    /// @param said what it speaks of, which is something
    void add(BreakLine line, BigDecimal difference, SaidOf said) {
        SaidOf.Span span = said.span();
        if (span == null) {
            deals.add(new DealMoney.Said(line, difference, said.tickets()));
        } else {
            balances.add(new Balance(line, span, difference));
        }
    }

    /// Without a sign.
    BigDecimal sum() {
        List<DealMoney> grouped = DealMoney.of(deals);
        BigDecimal sum =
                grouped.stream().map(DealMoney::most).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Balance> apart = apart();
        return sum.add(apart.isEmpty() ? BigDecimal.ZERO : left(apart, grouped));
    }

    /// What deals leave of balances. The largest are taken off first, each off the balance of which
    /// it takes most, and of several the least one.
    private static BigDecimal left(List<Balance> apart, List<DealMoney> deals) {
        var days = new BalanceDays<BreakLine>();
        Map<BreakId, BigDecimal> left = new HashMap<>();
        for (Balance one : apart) {
            days.add(one.line, one.span);
            left.put(one.line.id(), one.amount);
        }
        deals.stream().sorted(DealMoney.LARGEST).forEach(deal -> takeOff(left, days, deal));
        return left.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void takeOff(
            Map<BreakId, BigDecimal> left, BalanceDays<BreakLine> days, DealMoney deal) {
        Function<BreakLine, BigDecimal> now = one -> left.getOrDefault(one.id(), BigDecimal.ZERO);
        Function<BreakLine, BigDecimal> taken =
                one -> now.apply(one).abs().subtract(now.apply(one).add(deal.signed()).abs());
        deal.lines().stream()
                .flatMap(line -> days.holding(line).stream())
                .filter(one -> taken.apply(one).signum() > 0)
                .min(
                        Comparator.comparing(taken)
                                .reversed()
                                .thenComparing(one -> now.apply(one).abs())
                                .thenComparing(BreakLine::key)
                                .thenComparing(one -> one.id().value()))
                .ifPresent(one -> left.merge(one.id(), deal.signed(), BigDecimal::add));
    }

    /// Those that together say most without two of them overlapping.
    private List<Balance> apart() {
        List<Balance> all = balances.stream().sorted(Balance.ENDED).toList();
        var most = new BigDecimal[all.size() + 1];
        var before = new int[all.size()];
        most[0] = BigDecimal.ZERO;
        for (int i = 0; i < all.size(); i++) {
            before[i] = before(all, i);
            most[i + 1] = most[i].max(with(most, before, all, i));
        }
        List<Balance> apart = new ArrayList<>();
        int i = all.size();
        while (i > 0) {
            boolean in = most[i].compareTo(most[i - 1]) > 0;
            if (in) {
                apart.add(all.get(i - 1));
            }
            i = in ? before[i - 1] : i - 1;
        }
        return apart;
    }

    private static BigDecimal with(BigDecimal[] most, int[] before, List<Balance> all, int at) {
        return most[before[at]].add(all.get(at).amount.abs());
    }

    /// How many ended when this one began.
    private static int before(List<Balance> all, int at) {
        int from = 0;
        int to = at;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean ended = !all.get(middle).span.to().isAfter(all.get(at).span.from());
            from = ended ? middle + 1 : from;
            to = ended ? to : middle;
        }
        return from;
    }
}
