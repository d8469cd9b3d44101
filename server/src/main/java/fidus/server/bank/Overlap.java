package fidus.server.bank;

import fidus.bank.desk.Continuity;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// S2 where two statements tell the same days: they begin at one balance, so they reach one balance
/// by the end of what the shorter one tells. Where they do not, and the shorter one has a row that
/// the other has not, one of them is wrong, and only people can say which.
///
/// @param inner all of its days are told by the other one too
record Overlap(Chain.Link inner, Chain.Link outer) {
    /// How far from its day the other one may have a row: banks give one row several days.
    private static final int NEAR = 5;

    /// What speaks against the end of a statement in one that tells all of its days.
    static Optional<Continuity> of(List<Chain.Link> links, Chain.Link link) {
        return links.stream()
                .filter(other -> other.order() != link.order())
                .map(other -> new Overlap(link, other))
                .flatMap(one -> one.apart().stream())
                .findFirst();
    }

    /// The same in one whose days are all told by this one.
    static Optional<Continuity> over(List<Chain.Link> links, Chain.Link link) {
        return links.stream()
                .filter(other -> other.order() != link.order())
                .map(other -> new Overlap(other, link))
                .flatMap(one -> one.turned().stream())
                .findFirst();
    }

    private Optional<Continuity> apart() {
        return ends().map(
                        ends ->
                                new Continuity(
                                        ends.outer,
                                        ends.gap(),
                                        "The closing is %s on %s, but %s gives %s for the end of that day, and not all rows of this one are in it. One of them is wrong."
                                                .formatted(
                                                        ends.inner,
                                                        ends.on,
                                                        outer.source(),
                                                        ends.outer),
                                        true));
    }

    private Optional<Continuity> turned() {
        return ends().map(
                        ends ->
                                new Continuity(
                                        ends.inner,
                                        ends.gap().negated(),
                                        "It gives %s for the end of %s, but %s closes with %s on that day and has rows that are not in this one. One of them is wrong."
                                                .formatted(
                                                        ends.outer,
                                                        ends.on,
                                                        inner.source(),
                                                        ends.inner),
                                        true));
    }

    /// What both give for the end of the inner one.
    private record Ends(LocalDate on, Money inner, Money outer) {
        Money gap() {
            return inner.minus(outer);
        }
    }

    /// Absent where they agree, and where one of them is not told the same days.
    private Optional<Ends> ends() {
        if (!isWithin()) {
            return Optional.empty();
        }
        Money opening = Chain.opening(inner);
        Money closing = Chain.closing(inner);
        Money other = Chain.closing(outer);
        if (opening == null || closing == null || other == null) {
            return Optional.empty();
        }
        LocalDate on = Chain.end(inner);
        var ends = new Ends(on, closing, Chain.before(outer, other, on.plusDays(1)));
        boolean apart =
                Chain.atStart(outer, other, inner).equals(opening)
                        && !ends.gap().isZero()
                        && !follow(opening, closing, other)
                        && hasOwnRow();
        return apart ? Optional.of(ends) : Optional.empty();
    }

    /// Of two that tell the same days the one that came later is asked.
    private boolean isWithin() {
        boolean begins = !outer.from().isAfter(inner.from());
        boolean ends =
                !Chain.end(outer).isBefore(Chain.end(inner))
                        && !Chain.end(outer).isBefore(inner.to());
        boolean same =
                outer.from().equals(inner.from()) && Chain.end(outer).equals(Chain.end(inner));
        return begins && ends && (!same || outer.order() < inner.order());
    }

    /// Two of one day, one of which goes on from the other.
    private boolean follow(Money opening, Money closing, Money other) {
        boolean day = outer.from().equals(Chain.end(outer));
        return day && (other.equals(opening) || closing.equals(Chain.opening(outer)));
    }

    private boolean hasOwnRow() {
        Map<Money, Integer> left = new HashMap<>();
        outer.rows().get().stream()
                .filter(row -> !row.day().isBefore(inner.from().minusDays(NEAR)))
                .filter(row -> !row.day().isAfter(inner.to().plusDays(NEAR)))
                .forEach(row -> left.merge(row.money(), 1, Integer::sum));
        return inner.rows().get().stream()
                .filter(row -> !row.money().isZero())
                .anyMatch(row -> left.merge(row.money(), -1, Integer::sum) < 0);
    }
}
