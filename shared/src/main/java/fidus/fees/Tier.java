package fidus.fees;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// A band of a schedule.
///
/// @param upTo the highest amount of the band, which belongs to it; absent in the last
/// @param rate a fraction
public record Tier(@Nullable BigDecimal upTo, BigDecimal rate) {}
