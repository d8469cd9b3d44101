package fidus.rates;

import org.jspecify.annotations.Nullable;

/// @param currency only its rates; absent for all
public record FindRates(@Nullable String currency) {}
