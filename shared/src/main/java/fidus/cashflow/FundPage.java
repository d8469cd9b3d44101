package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The fund accounting page, per currency.
///
/// @param converted all of them in the base currency; absent where there is but one currency
public record FundPage(
        LocalDate businessDate,
        Instant asOf,
        List<FundPageSection> currencies,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ConvertedFundPage converted) {
    public FundPage {
        currencies = List.copyOf(currencies);
    }
}
