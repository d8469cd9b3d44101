package fidus.server.cashflow;

import fidus.cashflow.ConvertedCoverage;
import fidus.cashflow.Coverage;
import fidus.money.Currency;
import fidus.rates.ExchangeRate;
import fidus.server.mongo.Unit;
import fidus.server.rates.Rates;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Coverage of several currencies in one, with the rates that are approved for a day.
@FunctionalInterface
interface Conversion {
    Conversion WITHOUT_RATES = (_, _, _) -> Optional.empty();

    /// What a currency cost on a day.
    Optional<ExchangeRate> on(Unit unit, Currency currency, LocalDate day);

    static Conversion of(Rates rates) {
        return rates::on;
    }

    /// Absent where there is but one currency.
    default @Nullable ConvertedCoverage of(Unit unit, List<Coverage> all, LocalDate today) {
        if (all.size() < 2) {
            return null;
        }
        Map<Currency, ExchangeRate> known = new HashMap<>();
        for (Coverage one : all) {
            on(unit, one.currency(), today).ifPresent(rate -> known.put(one.currency(), rate));
        }
        return ConvertedCoverage.of(all, known, today);
    }
}
