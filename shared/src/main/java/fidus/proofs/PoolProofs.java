package fidus.proofs;

import fidus.fees.shares.PoolHolding;
import fidus.fees.shares.PoolMove;
import fidus.fees.shares.PoolSeries;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.SharePool;
import fidus.fees.shares.ShareRun;
import fidus.investments.InvestmentId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The pools of a valuation, taken from the one before by the moves that were kept.
final class PoolProofs {
    private final ShareRun run;
    private final Map<InvestmentId, ShareProofs.Contract> contracts;
    private final List<ProofLine> prices = new ArrayList<>();
    private final Map<InvestmentId, BigDecimal> unitsBefore = new HashMap<>();

    private PoolProofs(ShareRun run, Map<InvestmentId, ShareProofs.Contract> contracts) {
        this.run = run;
        this.contracts = contracts;
    }

    static PoolProofs of(
            ShareRun run,
            @Nullable ShareRun before,
            Map<InvestmentId, ShareProofs.Contract> contracts) {
        var of = new PoolProofs(run, contracts);
        for (SharePool after : run.pools()) {
            of.follow(of.start(before, after), after.moves());
        }
        return of;
    }

    /// How the worth of a unit moved, oldest first.
    List<ProofLine> prices() {
        return prices;
    }

    /// Units of the same series that were counted before a contract's.
    BigDecimal unitsBefore(InvestmentId contract) {
        return unitsBefore.getOrDefault(contract, BigDecimal.ZERO);
    }

    private SharePool start(@Nullable ShareRun before, SharePool after) {
        Set<InvestmentId> here = new HashSet<>();
        after.holdings().forEach(held -> here.add(held.investmentId()));
        run.lines().stream().map(ShareLine::investmentId).forEach(here::add);
        if (before != null) {
            for (SharePool pool : before.pools()) {
                if (pool.currency().equals(after.currency())
                        && pool.shareMethod() == after.shareMethod()
                        && pool.rate().equals(after.rate())) {
                    return pool.fresh()
                            .without(
                                    pool.holdings().stream()
                                            .map(PoolHolding::investmentId)
                                            .filter(id -> !here.contains(id))
                                            .collect(Collectors.toSet()));
                }
            }
        }
        return SharePool.empty(
                after.currency(), after.shareMethod(), after.rate().value(), after.pricedOn());
    }

    private void follow(SharePool start, List<PoolMove> moves) {
        SharePool pool = start;
        for (PoolMove move : moves) {
            SharePool moved = pool.moved(move);
            if (!pool.series().isEmpty() && move.to().isAfter(move.from())) {
                prices.add(price(pool, move, moved));
            }
            pool = moved;
            if (move.to().isBefore(run.valuationOn())) {
                Set<InvestmentId> ended = endedBy(pool, move);
                place(pool, ended);
                pool = pool.without(ended);
            }
        }
        place(
                pool,
                pool.holdings().stream()
                        .map(PoolHolding::investmentId)
                        .collect(Collectors.toSet()));
    }

    private Set<InvestmentId> endedBy(SharePool pool, PoolMove move) {
        return pool.holdings().stream()
                .map(PoolHolding::investmentId)
                .filter(
                        id ->
                                contracts.containsKey(id)
                                        && !contracts.get(id).contractEnd().isAfter(move.to()))
                .collect(Collectors.toSet());
    }

    private void place(SharePool pool, Set<InvestmentId> which) {
        Map<String, BigDecimal> counted = new HashMap<>();
        for (PoolHolding held : pool.holdings()) {
            BigDecimal before = counted.getOrDefault(held.series(), BigDecimal.ZERO);
            if (which.contains(held.investmentId())) {
                unitsBefore.put(held.investmentId(), before);
            }
            counted.put(held.series(), before.add(held.units().value()));
        }
    }

    private static ProofLine price(SharePool pool, PoolMove move, SharePool moved) {
        var figures = new ProofFigures();
        if (move.earnedOn().isEmpty()) {
            figures.given("earned", move.earned().value(), move.to());
        } else {
            move.earnedOn().forEach(one -> ShareProofs.account(figures, one, move.to()));
            figures.result("earned", move.earned().value());
        }
        for (PoolSeries one : pool.series()) {
            figures.given("units: " + one.code(), one.units().value(), move.from())
                    .given("price: " + one.code(), one.price().value(), move.from());
            moved.series().stream()
                    .filter(after -> after.code().equals(one.code()))
                    .forEach(
                            after -> figures.result("price: " + one.code(), after.price().value()));
        }
        return ProofLine.of(
                "Value per unit, "
                        + pool.shareMethod()
                        + " at "
                        + pool.rate()
                        + ", "
                        + move.from()
                        + " to "
                        + move.to(),
                ProofFormula.UNIT_PRICE,
                pool.currency(),
                move.to(),
                figures);
    }
}
