package fidus.fees.shares;

import fidus.fees.Derivation;
import fidus.fees.Exact;
import fidus.fees.FeeRounding;
import fidus.fees.equalisation.ClassSettlement;
import fidus.fees.equalisation.DealingLot;
import fidus.fees.equalisation.Equalisation;
import fidus.fees.equalisation.Series;
import fidus.fees.equalisation.SeriesBook;
import fidus.funds.ShareMethod;
import fidus.money.Decimals;
import fidus.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A crystallisation of a pool: the share of every contract, and the pool after it. With dealing
/// lots all units bear the class's share, credit is returned and gains below the class mark are
/// made up for, so that each lot has the share of its own gain. With series each bears its own
/// share and, when the lead sets a new mark, is rolled into it.
///
/// @param shares in the order of the holdings
public record PoolSettlement(SharePool after, List<PoolShare> shares) {
    /// Digits kept before a share is rounded, more than units and prices are divided with can err.
    private static final int SETTLED = 20;

    public PoolSettlement {
        shares = List.copyOf(shares);
    }

    public static PoolSettlement of(SharePool pool) {
        if (pool.holdings().isEmpty()) {
            return new PoolSettlement(pool, List.of());
        }
        return pool.shareMethod() == ShareMethod.SERIES ? series(pool) : lots(pool);
    }

    private static PoolSettlement lots(SharePool pool) {
        PoolSeries all = pool.series().getFirst();
        BigDecimal price = all.price().value();
        List<DealingLot> lots =
                pool.holdings().stream()
                        .map(
                                held ->
                                        new DealingLot(
                                                held.investmentId().value().toString(),
                                                held.series(),
                                                held.units().value(),
                                                held.dealt().value(),
                                                held.mark().value()))
                        .toList();
        var settled = ClassSettlement.of(lots, all.mark().value(), price, pool.rate().value());
        var shares = new ArrayList<PoolShare>();
        for (int i = 0; i < lots.size(); i++) {
            shares.add(lot(pool, pool.holdings().get(i), settled.lots().get(i)));
        }
        var marked =
                new PoolSeries(
                        all.code(), all.units(), all.price(), new Exact(settled.classMark()));
        return new PoolSettlement(
                pool.settled(List.of(marked), shares.stream().map(PoolShare::after).toList()),
                shares);
    }

    private static PoolShare lot(SharePool pool, PoolHolding held, ClassSettlement.LotPart part) {
        PoolSeries all = pool.series().getFirst();
        FeeRounding rounding = FeeRounding.halfUp(pool.currency());
        BigDecimal exact =
                part.borne()
                        .multiply(held.units().value())
                        .setScale(SETTLED, RoundingMode.HALF_EVEN);
        Derivation derivation = derived(pool, held, part, exact);
        Money share = new Money(rounding.round(exact), pool.currency());
        Exact mark = share.signum() > 0 ? all.price() : held.mark();
        var after =
                new PoolHolding(
                        held.investmentId(),
                        held.series(),
                        held.units(),
                        held.dealt(),
                        mark,
                        held.classMark());
        var facts = facts(pool, held, all, mark, part.creditReturned(), part.redeemed());
        return new PoolShare(held, after, facts, share, derivation);
    }

    private static Derivation derived(
            SharePool pool, PoolHolding held, ClassSettlement.LotPart part, BigDecimal exact) {
        return Derivation.computed(
                        "share",
                        "(class share − credit returned + contingent redemption) × units",
                        exact,
                        List.of(
                                Derivation.computed(
                                        "class share",
                                        "rate × max(0, price − class mark)",
                                        part.classFee(),
                                        given(pool, pool.series().getFirst())),
                                Derivation.computed(
                                        "credit returned",
                                        "rate × max(0, min(price, lot mark) − class mark)",
                                        part.creditReturned(),
                                        List.of()),
                                Derivation.computed(
                                        "contingent redemption",
                                        "rate × max(0, min(price, class mark) − lot mark)",
                                        part.redeemed(),
                                        List.of()),
                                Derivation.given("lot mark", held.mark().value()),
                                Derivation.given("units", held.units().value())))
                .rounded(FeeRounding.halfUp(pool.currency()));
    }

    private static List<Derivation> given(SharePool pool, PoolSeries series) {
        return List.of(
                Derivation.given("rate", pool.rate().value()),
                Derivation.given("price", series.price().value()),
                Derivation.given("class mark", series.mark().value()));
    }

    private static UnitFacts facts(
            SharePool pool,
            PoolHolding held,
            PoolSeries series,
            Exact mark,
            BigDecimal... corrections) {
        Equalisation bought =
                Equalisation.of(
                        held.dealt().value(),
                        held.classMark().value(),
                        held.units().value(),
                        pool.rate().value(),
                        FeeRounding.halfUp(pool.currency()));
        return new UnitFacts(
                held.series(),
                held.units(),
                held.dealt(),
                series.price(),
                held.mark(),
                mark,
                pool.series().getFirst().mark(),
                bought.kind(),
                new Exact(corrections[0]),
                new Exact(corrections[1]));
    }

    private static PoolSettlement series(SharePool pool) {
        FeeRounding rounding = FeeRounding.halfUp(pool.currency());
        List<Series> before =
                pool.series().stream()
                        .map(
                                one ->
                                        new Series(
                                                one.code(),
                                                one.units().value(),
                                                one.price().value(),
                                                one.mark().value()))
                        .toList();
        var done = new SeriesBook(pool.rate().value(), rounding, before).crystallise();
        var shares = new ArrayList<PoolShare>();
        for (SeriesBook.SeriesFee fee : done.fees()) {
            shares.addAll(parts(pool, fee, done));
        }
        shares.sort(Comparator.comparingInt(share -> pool.holdings().indexOf(share.before())));
        List<PoolHolding> held = shares.stream().map(PoolShare::after).toList();
        return new PoolSettlement(pool.settled(series(done.book(), held), held), shares);
    }

    /// The series after it, holding exactly what their holdings do.
    private static List<PoolSeries> series(SeriesBook book, List<PoolHolding> held) {
        return book.series().stream()
                .map(
                        one ->
                                new PoolSeries(
                                        one.code(),
                                        SharePool.exact(
                                                held.stream()
                                                        .filter(
                                                                holding ->
                                                                        holding.series()
                                                                                .equals(one.code()))
                                                        .map(holding -> holding.units().value())
                                                        .reduce(BigDecimal.ZERO, BigDecimal::add)),
                                        SharePool.exact(one.price()),
                                        SharePool.exact(one.mark())))
                .toList();
    }

    /// A series' share divided by units; rounding goes on from contract to contract, so that the
    /// parts sum to the whole.
    private static List<PoolShare> parts(
            SharePool pool, SeriesBook.SeriesFee fee, SeriesBook.Crystallised done) {
        var parts = new ArrayList<PoolShare>();
        BigDecimal units = BigDecimal.ZERO;
        Money given = Money.zero(pool.currency());
        for (PoolHolding held : pool.holdings()) {
            if (held.series().equals(fee.before().code())) {
                units = units.add(held.units().value());
                Money upTo =
                        Money.rounded(
                                fee.fee()
                                        .multiply(units)
                                        .divide(fee.before().units(), Decimals.DIVISION)
                                        .setScale(SETTLED, RoundingMode.HALF_EVEN),
                                pool.currency());
                parts.add(part(pool, held, fee, done, upTo.minus(given)));
                given = upTo;
            }
        }
        return parts;
    }

    private static PoolShare part(
            SharePool pool,
            PoolHolding held,
            SeriesBook.SeriesFee fee,
            SeriesBook.Crystallised done,
            Money share) {
        Series lead = done.book().lead();
        boolean rolled = done.rolledUp().contains(held.series());
        BigDecimal ratio =
                rolled
                        ? fee.after().price().divide(lead.price(), Decimals.DIVISION)
                        : BigDecimal.ONE;
        var after =
                new PoolHolding(
                        held.investmentId(),
                        rolled ? lead.code() : held.series(),
                        SharePool.exact(held.units().value().multiply(ratio)),
                        SharePool.exact(held.dealt().value().divide(ratio, Decimals.DIVISION)),
                        SharePool.exact(rolled ? lead.mark() : fee.after().mark()),
                        held.classMark());
        PoolSeries own = pool.of(held);
        var facts =
                facts(
                        pool,
                        held,
                        own,
                        new Exact(fee.after().mark()),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);
        return new PoolShare(held, after, facts, share, derived(pool, held, own, share));
    }

    private static Derivation derived(
            SharePool pool, PoolHolding held, PoolSeries own, Money share) {
        return Derivation.computed(
                "share",
                "share of the series × units ÷ units of the series, rounded on from"
                        + " contract to contract",
                share.amount(),
                List.of(
                        Derivation.computed(
                                        "share of the series",
                                        "rate × max(0, price − mark) × units of the series",
                                        gain(own)
                                                .multiply(pool.rate().value())
                                                .multiply(own.units().value()),
                                        given(pool, own))
                                .rounded(FeeRounding.halfUp(pool.currency())),
                        Derivation.given("units", held.units().value()),
                        Derivation.given("units of the series", own.units().value())));
    }

    private static BigDecimal gain(PoolSeries one) {
        return one.price().value().subtract(one.mark().value()).max(BigDecimal.ZERO);
    }
}
