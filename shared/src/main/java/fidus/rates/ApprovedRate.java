package fidus.rates;

import java.time.Instant;

/// A rate two people stand for.
///
/// @param reason why it replaced another one of its day; empty for the first
/// @param version how often the day's rate was said
public record ApprovedRate(
        ExchangeRate rate,
        String reason,
        String maker,
        String checker,
        Instant decidedAt,
        long version) {}
