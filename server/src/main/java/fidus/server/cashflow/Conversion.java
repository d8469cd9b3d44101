package fidus.server.cashflow;

import fidus.cashflow.ConvertedCoverage;
import fidus.cashflow.Coverage;
import fidus.money.Currency;
import fidus.rates.DayRates;
import fidus.server.mongo.Unit;
import fidus.server.rates.Rates;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Figures of several currencies in one, with the rates that are approved for a day.
@FunctionalInterface
interface Conversion {
    Conversion WITHOUT_RATES = (_, _, day) -> new DayRates(day, Map.of());

    /// What currencies cost on a day.
    DayRates on(Unit unit, Collection<Currency> currencies, LocalDate day);

    static Conversion of(Rates rates) {
        return rates::of;
    }

    /// Absent where there is but one currency.
    default @Nullable ConvertedCoverage of(Unit unit, List<Coverage> all, LocalDate today) {
        return all.size() < 2
                ? null
                : ConvertedCoverage.of(
                        all, on(unit, all.stream().map(Coverage::currency).toList(), today));
    }
}
