package fidus.rates;

import java.util.List;

/// @param rates 1 to 400, one for each currency and day
/// @param reason at least 10 characters where one replaces a rate that stands; else may be empty
public record PrepareRates(List<ExchangeRate> rates, String reason) {
    public PrepareRates {
        rates = List.copyOf(rates);
    }
}
