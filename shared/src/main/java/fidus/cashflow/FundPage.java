package fidus.cashflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The fund accounting page, per currency.
public record FundPage(LocalDate businessDate, Instant asOf, List<FundPageSection> currencies) {
    public FundPage {
        currencies = List.copyOf(currencies);
    }
}
