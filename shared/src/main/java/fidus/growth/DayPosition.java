package fidus.growth;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// A position on one day.
///
/// @param closed whether nothing of it is open after the day
/// @param dayNet Σ net of its deals of the day
/// @param positionNet Σ net of all its deals so far
public record DayPosition(
        long position, @Nullable String symbol, boolean closed, Money dayNet, Money positionNet) {}
