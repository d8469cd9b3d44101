package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.mt5.pnl.Basis;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Coverage of all currencies in the base currency, for display: what is in different currencies
/// covers nothing of another one, and nothing is decided by this.
///
/// @param rates what it was converted with, by currency
/// @param lines by basis, then each fund and the pool without and with the house; none where a rate
///   is missing
/// @param missing which rates are missing and what to do, in words
public record ConvertedCoverage(
        Currency base, List<ExchangeRate> rates, List<ConvertedLine> lines, List<String> missing) {
    public ConvertedCoverage {
        rates = List.copyOf(rates);
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
    }

    /// @param all one for each currency
    /// @param rates of the currencies that have an approved one
    public static ConvertedCoverage of(List<Coverage> all, DayRates rates) {
        List<Currency> currencies = all.stream().map(Coverage::currency).toList();
        List<String> missing = rates.missing(currencies);
        List<ConvertedLine> lines = missing.isEmpty() ? lines(all, rates) : List.of();
        return new ConvertedCoverage(ExchangeRate.BASE, rates.used(currencies), lines, missing);
    }

    /// Of one basis.
    @JsonIgnore
    public List<ConvertedLine> of(CoverageBasis basis) {
        return lines.stream().filter(line -> line.coverageBasis() == basis).toList();
    }

    private static List<ConvertedLine> lines(List<Coverage> all, DayRates rates) {
        var lines = new ArrayList<ConvertedLine>();
        for (CoverageBasis basis : CoverageBasis.values()) {
            for (int i = 0; i < all.getFirst().funds().size(); i++) {
                int place = i;
                lines.add(
                        line(
                                all.getFirst().funds().get(i).fundCode().name(),
                                basis,
                                sum(all, rates, one -> one.funds().get(place).result(basis))));
            }
            lines.add(
                    line(
                            ConvertedLine.POOL,
                            basis,
                            sum(all, rates, one -> one.pooled(basis, false))));
            lines.add(
                    line(
                            ConvertedLine.POOL_WITH_HOUSE,
                            basis,
                            sum(all, rates, one -> one.pooled(basis, true))));
        }
        return lines;
    }

    /// Exact figures in the base currency.
    private record Sum(BigDecimal assets, BigDecimal owed, Basis stands) {
        boolean isKnown() {
            return stands.known() > 0 || stands.of() == 0;
        }
    }

    private static Sum sum(
            List<Coverage> all, DayRates rates, Function<Coverage, CoverageResult> of) {
        var sum = new Sum(BigDecimal.ZERO, BigDecimal.ZERO, Basis.NOTHING);
        for (Coverage one : all) {
            CoverageResult result = of.apply(one);
            Money assets = result.assets().sum();
            sum =
                    new Sum(
                            assets == null ? sum.assets : sum.assets.add(rates.value(assets)),
                            sum.owed.add(rates.value(result.obligations())),
                            sum.stands.plus(result.assets().basis()));
        }
        return sum;
    }

    private static ConvertedLine line(String name, CoverageBasis basis, Sum sum) {
        boolean ratio = sum.isKnown() && sum.owed.signum() > 0;
        return new ConvertedLine(
                name,
                basis,
                sum.isKnown() ? money(sum.assets) : null,
                money(sum.owed),
                sum.isKnown() ? money(sum.assets.subtract(sum.owed)) : null,
                ratio ? Decimals.percent(sum.assets, sum.owed) : null,
                sum.stands);
    }

    private static Money money(BigDecimal exact) {
        return Money.rounded(exact, ExchangeRate.BASE);
    }
}
