package fidus.rates;

import fidus.money.Currency;

import java.time.Instant;
import java.util.List;

/// Approved rates, newest day first, at most 1,000.
///
/// @param base what one unit of a currency is priced in
public record RateList(Instant asOf, Currency base, List<ApprovedRate> rates) {
    public RateList {
        rates = List.copyOf(rates);
    }
}
