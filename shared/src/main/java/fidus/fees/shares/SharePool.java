package fidus.fees.shares;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.Exact;
import fidus.fees.shares.PoolMove.PoolEntry;
import fidus.funds.ShareMethod;
import fidus.investments.InvestmentId;
import fidus.investments.book.UnitsBefore;
import fidus.money.Currency;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The units of a fund's contracts under one method and rate, from one valuation to the next. Units
/// are dealt at the value per unit of the day on which a contract's earning months begin.
///
/// @param rate the clients' share of the performance
/// @param pricedOn the last day at whose end it was valued
/// @param series the lead first; one for dealing lots
/// @param moves that led from the valuation before to this one
public record SharePool(
        Currency currency,
        ShareMethod shareMethod,
        Exact rate,
        LocalDate pricedOn,
        List<PoolSeries> series,
        List<PoolHolding> holdings,
        List<PoolMove> moves) {
    /// What the first unit is worth.
    static final BigDecimal FIRST_PRICE = new BigDecimal("100");

    static final String LOTS = "LOTS";
    static final String LEAD = UnitsBefore.LEAD;

    private static final int DIGITS = 24;

    public SharePool {
        series = List.copyOf(series);
        holdings = List.copyOf(holdings);
        moves = List.copyOf(moves);
    }

    /// A pool nobody is in yet.
    public static SharePool empty(
            Currency currency, ShareMethod method, BigDecimal rate, LocalDate from) {
        return new SharePool(
                currency, method, new Exact(rate), from, List.of(), List.of(), List.of());
    }

    /// Whether a contract holds units.
    public boolean holds(InvestmentId contract) {
        return holdings.stream().anyMatch(held -> held.investmentId().equals(contract));
    }

    /// Without contracts that are over; they leave at the last value per unit, which settled them.
    public SharePool without(Set<InvestmentId> left) {
        return held(holdings.stream().filter(held -> !left.contains(held.investmentId())).toList());
    }

    /// After a move: every unit earns the same on its value, then newcomers are dealt in.
    ///
    /// @throws Refused `BAD_VALUE` when the pool would be worth nothing, or earned with nobody in
    ///   it
    public SharePool moved(PoolMove move) {
        BigDecimal value = value();
        BigDecimal growth = BigDecimal.ONE;
        if (move.earned().value().signum() != 0) {
            growth =
                    value.signum() == 0
                            ? BigDecimal.ZERO
                            : value.add(move.earned().value()).divide(value, Decimals.DIVISION);
        }
        if (growth.signum() <= 0) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "By " + move.to() + " this pool has no value left to be shared in units.");
        }
        BigDecimal by = growth;
        List<PoolSeries> priced =
                series.stream()
                        .map(
                                one ->
                                        new PoolSeries(
                                                one.code(),
                                                one.units(),
                                                exact(one.price().value().multiply(by)),
                                                one.mark()))
                        .toList();
        var more = new ArrayList<>(moves);
        more.add(move);
        SharePool pool = with(move.to(), priced, holdings, more);
        for (PoolEntry entry : move.came()) {
            UnitsBefore units = entry.units();
            pool =
                    units == null
                            ? pool.dealt(entry, move.to())
                            : pool.taken(entry.investmentId(), units, move.to());
        }
        return pool;
    }

    /// As it stood at a valuation, with the moves since then still to come.
    public SharePool fresh() {
        return with(pricedOn, series, holdings, List.of());
    }

    /// The same with the sums of its moves alone.
    SharePool summed() {
        return with(
                pricedOn,
                series,
                holdings,
                moves.stream()
                        .map(
                                move ->
                                        new PoolMove(
                                                move.from(), move.to(), move.earned(), move.came()))
                        .toList());
    }

    SharePool settled(List<PoolSeries> after, List<PoolHolding> held) {
        return with(pricedOn, after, held, moves);
    }

    PoolSeries of(PoolHolding held) {
        return series.stream()
                .filter(one -> one.code().equals(held.series()))
                .findFirst()
                .orElseThrow();
    }

    /// Figures of units keep 24 decimals, so that the same moves give the same text everywhere.
    static Exact exact(BigDecimal value) {
        return new Exact(value.setScale(Math.min(value.scale(), DIGITS), RoundingMode.HALF_EVEN));
    }

    private BigDecimal value() {
        return series.stream()
                .map(one -> one.units().value().multiply(one.price().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Dealing lots join the one series; otherwise the lead takes newcomers only while it stands
    /// exactly at its mark, and those of one day share a series of their own.
    private SharePool dealt(PoolEntry entry, LocalDate day) {
        boolean lots = shareMethod == ShareMethod.DEALING_LOTS;
        BigDecimal price = series.isEmpty() ? FIRST_PRICE : series.getFirst().price().value();
        boolean atMark =
                !series.isEmpty() && series.getFirst().mark().value().compareTo(price) == 0;
        String code =
                lots
                        ? LOTS
                        : series.isEmpty()
                                ? LEAD
                                : atMark ? series.getFirst().code() : day.toString();
        Exact units = exact(entry.principal().amount().divide(price, Decimals.DIVISION));
        BigDecimal mark = series.isEmpty() ? price : series.getFirst().mark().value();
        var held = new ArrayList<>(holdings);
        held.add(
                new PoolHolding(
                        entry.investmentId(),
                        code,
                        units,
                        exact(price),
                        exact(price),
                        exact(mark)));
        var all = new ArrayList<>(series);
        if (all.stream().noneMatch(one -> one.code().equals(code))) {
            all.add(new PoolSeries(code, exact(BigDecimal.ZERO), exact(price), exact(price)));
        }
        return with(pricedOn, all, held, moves).held(held);
    }

    /// Units that come out of a pool elsewhere go on with the marks they had. Into dealing lots
    /// they come at the value of this pool, with their marks in the same proportion to it; a series
    /// goes on as one of this pool, the same as those that came with the same value and mark.
    private SharePool taken(InvestmentId contract, UnitsBefore units, LocalDate day) {
        boolean lots = shareMethod == ShareMethod.DEALING_LOTS;
        PoolSeries to = lots && !series.isEmpty() ? series.getFirst() : series(units, day);
        BigDecimal price = to.price().value();
        var held = new ArrayList<>(holdings);
        held.add(
                new PoolHolding(
                        contract,
                        to.code(),
                        scaled(units.units(), units.price(), price),
                        scaled(units.dealt(), price, units.price()),
                        scaled(units.mark(), price, units.price()),
                        scaled(units.classMarkThen(), price, units.price())));
        var all = new ArrayList<>(series);
        if (all.stream().noneMatch(one -> one.code().equals(to.code()))) {
            all.add(to);
        }
        return with(pricedOn, all, held, moves).held(held);
    }

    /// The series such units are of, a new one where there is none.
    private PoolSeries series(UnitsBefore units, LocalDate day) {
        Exact price = exact(units.price());
        Exact mark = exact(units.classMark());
        String code = shareMethod == ShareMethod.DEALING_LOTS ? LOTS : units.series();
        String free = code;
        for (int i = 1; ; i++) {
            String named = free;
            PoolSeries known =
                    series.stream()
                            .filter(one -> one.code().equals(named))
                            .findFirst()
                            .orElse(null);
            if (known == null) {
                return new PoolSeries(named, exact(BigDecimal.ZERO), price, mark);
            }
            if (known.price().equals(price) && known.mark().equals(mark)) {
                return known;
            }
            free = code + " of " + day + (i == 1 ? "" : "." + i);
        }
    }

    private static Exact scaled(BigDecimal value, BigDecimal by, BigDecimal from) {
        return exact(
                by.compareTo(from) == 0
                        ? value
                        : value.multiply(by).divide(from, Decimals.DIVISION));
    }

    /// Series hold what their holdings do; one that nobody holds is gone.
    private SharePool held(List<PoolHolding> held) {
        var kept = new ArrayList<PoolSeries>();
        for (PoolSeries one : series) {
            BigDecimal units =
                    held.stream()
                            .filter(holding -> holding.series().equals(one.code()))
                            .map(holding -> holding.units().value())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (units.signum() > 0) {
                kept.add(new PoolSeries(one.code(), exact(units), one.price(), one.mark()));
            }
        }
        return with(pricedOn, kept, held, moves);
    }

    private SharePool with(
            LocalDate on, List<PoolSeries> all, List<PoolHolding> held, List<PoolMove> made) {
        return new SharePool(currency, shareMethod, rate, on, all, held, made);
    }
}
