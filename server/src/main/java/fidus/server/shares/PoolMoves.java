package fidus.server.shares;

import fidus.fees.Exact;
import fidus.fees.shares.PoolHolding;
import fidus.fees.shares.PoolMove;
import fidus.fees.shares.PoolMove.PoolEntry;
import fidus.fees.shares.PoolSettlement;
import fidus.fees.shares.PoolShare;
import fidus.fees.shares.ShareAccount;
import fidus.fees.shares.SharePool;
import fidus.investments.InvestmentId;
import fidus.investments.Neighbours;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes a pool from the day it was valued last to a month's end, stopping on each day on which
/// somebody comes in, or leaves with the share of that day.
final class PoolMoves {
    private static final int DIGITS = 24;

    private final List<Sharer> members;
    private final LocalDate day;
    private final Figures figures;
    private final Neighbours neighbours;

    /// @param pool absent when a figure is missing on the way
    /// @param left the last shares of those whose contract ended before the month did
    /// @param why there is no pool, in words
    record Moved(@Nullable SharePool pool, List<PoolShare> left, String why) {}

    /// @param why there is no sum, in words; empty when there is one
    private record Earned(Exact sum, List<ShareAccount> accounts, String why) {}

    PoolMoves(List<Sharer> members, LocalDate day, Figures figures, Neighbours neighbours) {
        this.members = members;
        this.day = day;
        this.figures = figures;
        this.neighbours = neighbours;
    }

    Moved from(SharePool start) {
        Set<InvestmentId> over =
                ids(one -> one.hasEndedBy(start.pricedOn()) || !one.isValuedOn(day));
        // Somebody whose start was corrected to a later day after a month without a share is not in
        // yet: what they held goes, and they come in on their new day.
        Set<InvestmentId> early = ids(one -> one.countsFrom().isAfter(start.pricedOn()));
        SharePool held = start.without(strangers(start)).without(over).without(early);
        SharePool pool = late(held, over);
        var left = new ArrayList<PoolShare>();
        for (LocalDate to : stops(start, over)) {
            Earned earned = earned(pool, to);
            if (!earned.why.isEmpty()) {
                return new Moved(null, List.of(), earned.why);
            }
            LocalDate from = pool.pricedOn();
            pool = pool.moved(new PoolMove(from, to, earned.sum, came(to, over), earned.accounts));
            if (to.isBefore(day)) {
                pool = leave(pool, ids(one -> one.hasEndedBy(to)), left);
            }
        }
        return new Moved(pool, left, "");
    }

    /// Who holds units and is no member: cancelled, or earning after this month only. Nothing of
    /// what the others earn is theirs.
    private Set<InvestmentId> strangers(SharePool start) {
        Set<InvestmentId> known = ids(_ -> true);
        return start.holdings().stream()
                .map(PoolHolding::investmentId)
                .filter(id -> !known.contains(id))
                .collect(Collectors.toSet());
    }

    /// What the accounts of those who hold units gained in a stretch of days.
    private Earned earned(SharePool pool, LocalDate to) {
        LocalDate from = pool.pricedOn();
        BigDecimal sum = BigDecimal.ZERO;
        var accounts = new ArrayList<ShareAccount>();
        String why = nowhere(pool);
        Map<AccountKey, Money> mapped = why.isEmpty() ? mapped(pool, from) : Map.of();
        for (var account : mapped.entrySet()) {
            for (Neighbours.Stretch stretch : neighbours.stretches(account.getKey(), from, to)) {
                ShareAccount one =
                        figures.earned(account.getKey(), account.getValue(), stretch, to);
                Money reached = one.truePnl();
                Money before = one.truePnlBefore();
                if (reached == null || before == null) {
                    return new Earned(new Exact(BigDecimal.ZERO), List.of(), one.why());
                }
                sum = sum.add(part(one, reached.minus(before)));
                accounts.add(one);
            }
        }
        Exact exact = new Exact(sum.setScale(DIGITS, RoundingMode.HALF_EVEN));
        return new Earned(exact, accounts, why);
    }

    /// Who leaves has the share of the day alone; the marks of those who stay are settled at the
    /// month's end.
    private static SharePool leave(SharePool pool, Set<InvestmentId> ended, List<PoolShare> left) {
        if (ended.stream().noneMatch(pool::holds)) {
            return pool;
        }
        PoolSettlement.of(pool).shares().stream()
                .filter(share -> ended.contains(share.contract()))
                .forEach(left::add);
        return pool.without(ended);
    }

    private Set<InvestmentId> ids(Predicate<Sharer> which) {
        return members.stream().filter(which).map(Sharer::id).collect(Collectors.toSet());
    }

    private SortedSet<LocalDate> stops(SharePool start, Set<InvestmentId> over) {
        var stops = new TreeSet<LocalDate>();
        stops.add(day);
        members.stream()
                .filter(one -> !over.contains(one.id()))
                .flatMap(
                        one ->
                                Stream.concat(
                                        Stream.of(one.countsFrom(), one.contractEnd()),
                                        one.moves()))
                .filter(on -> on.isAfter(start.pricedOn()) && !on.isAfter(day))
                .forEach(stops::add);
        return stops;
    }

    /// A contract that was started, or taken over, after the valuation of its first day comes in at
    /// the value of the last one: nobody's share of an earlier month is changed by it.
    private SharePool late(SharePool pool, Set<InvestmentId> over) {
        List<PoolEntry> came =
                members.stream()
                        .filter(one -> !one.countsFrom().isAfter(pool.pricedOn()))
                        .filter(one -> !over.contains(one.id()) && !pool.holds(one.id()))
                        .sorted(Comparator.comparingInt(Sharer::rank))
                        .map(Sharer::entry)
                        .toList();
        return came.isEmpty()
                ? pool
                : pool.moved(
                        new PoolMove(
                                pool.pricedOn(),
                                pool.pricedOn(),
                                new Exact(BigDecimal.ZERO),
                                came));
    }

    private List<PoolEntry> came(LocalDate on, Set<InvestmentId> over) {
        return members.stream()
                .filter(one -> one.countsFrom().equals(on) && !over.contains(one.id()))
                .sorted(Comparator.comparingInt(Sharer::rank))
                .map(Sharer::entry)
                .toList();
    }

    /// Who holds units and was never placed on an account; what nobody measured is no zero.
    private String nowhere(SharePool pool) {
        return members.stream()
                .filter(one -> pool.holds(one.id()) && one.isNowhere())
                .findFirst()
                .map(
                        one ->
                                "Contract "
                                        + one.book().number()
                                        + " is mapped to no account; performance is never assumed.")
                .orElse("");
    }

    /// Principal per account of those who hold units, from the end of a day on.
    private Map<AccountKey, Money> mapped(SharePool pool, LocalDate day) {
        var mapped = new TreeMap<AccountKey, Money>();
        for (Sharer one : members) {
            if (pool.holds(one.id())) {
                one.mappedFrom(day)
                        .forEach((account, sum) -> mapped.merge(account, sum, Money::plus));
            }
        }
        return mapped;
    }

    private static BigDecimal part(ShareAccount one, Money gained) {
        return gained.amount()
                .multiply(one.mappedPrincipal().amount())
                .divide(one.mappedByAll().amount(), Decimals.DIVISION);
    }
}
