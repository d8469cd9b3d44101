package fidus.rates;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// @param rate what one unit costs in the base currency; absent where the file does not say it
/// @param reason what stands instead, or why it is refused; empty for others
public record RateFileRow(
        Currency currency,
        LocalDate on,
        @Nullable BigDecimal rate,
        RateStanding rateStanding,
        String reason) {}
