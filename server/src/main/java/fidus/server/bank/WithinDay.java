package fidus.server.bank;

import fidus.money.Money;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether a statement without an opening balance begins in the middle of a day that another one
/// tells: a list of movements that a person cut out of the bank's pages begins where the person
/// chose. The balance it leads back to is then one that the other reaches after some rows of the
/// day, and from there on both say the same sums on the same days. Where one of them has a row that
/// the other has not, a row may be missing as well, and it does not count as begun there.
record WithinDay(Chain.Link inner, Chain.Link outer) {
    static boolean begins(Chain.Link inner, Chain.Link outer) {
        Money opening = Chain.opening(inner);
        Money closing = Chain.closing(outer);
        boolean told = !outer.from().isAfter(inner.from()) && !outer.to().isBefore(inner.from());
        if (inner.opening() != null || opening == null || closing == null || !told) {
            return false;
        }
        Money start = Chain.atStart(outer, closing, inner);
        return new WithinDay(inner, outer).begins(opening, start);
    }

    /// Banks write the newest row first or last, so the rows of the day are passed either way.
    private boolean begins(Money opening, Money start) {
        List<Money> day =
                outer.rows().get().stream()
                        .filter(row -> row.day().equals(inner.from()) && !row.money().isZero())
                        .map(Chain.Moved::money)
                        .toList();
        return isReached(opening, start, day) || isReached(opening, start, day.reversed());
    }

    private boolean isReached(Money opening, Money start, List<Money> day) {
        Money balance = start;
        for (int passed = 1; passed <= day.size(); passed++) {
            balance = balance.plus(day.get(passed - 1));
            if (balance.equals(opening) && agrees(day.subList(0, passed))) {
                return true;
            }
        }
        return false;
    }

    /// Whether both say the same from there on, to the last day that both tell. The one that ends
    /// first may end within that day, so the other may say more of it; where it says again what
    /// went before, nobody knows which of the two it is.
    ///
    /// @param head the rows of the day before that moment
    private boolean agrees(List<Money> head) {
        LocalDate end = inner.to().isBefore(outer.to()) ? inner.to() : outer.to();
        Map<LocalDate, Map<Money, Integer>> apart = new HashMap<>();
        count(apart, outer, end, 1);
        count(apart, inner, end, -1);
        Map<Money, Integer> first = apart.computeIfAbsent(inner.from(), _ -> new HashMap<>());
        head.forEach(money -> first.merge(money, -1, Integer::sum));
        if (head.stream().anyMatch(money -> first.getOrDefault(money, 0) < 0)) {
            return false;
        }
        return apart.entrySet().stream().allMatch(of -> isSame(of.getKey(), of.getValue(), end));
    }

    private boolean isSame(LocalDate day, Map<Money, Integer> apart, LocalDate end) {
        boolean onlyOuter = apart.values().stream().anyMatch(often -> often > 0);
        boolean onlyInner = apart.values().stream().anyMatch(often -> often < 0);
        boolean innerEnds = day.equals(end) && inner.to().equals(end);
        boolean outerEnds = day.equals(end) && outer.to().equals(end);
        return !(onlyOuter && onlyInner) && (!onlyOuter || innerEnds) && (!onlyInner || outerEnds);
    }

    private void count(
            Map<LocalDate, Map<Money, Integer>> apart, Chain.Link link, LocalDate end, int each) {
        for (Chain.Moved row : link.rows().get()) {
            boolean both = !row.day().isBefore(inner.from()) && !row.day().isAfter(end);
            if (both && !row.money().isZero()) {
                apart.computeIfAbsent(row.day(), _ -> new HashMap<>())
                        .merge(row.money(), each, Integer::sum);
            }
        }
    }
}
