package fidus.mt5.readings;

import fidus.mt5.Reading;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How a server's readings age.
public record Freshness(FreshnessLimits limits, MarketCalendar calendar) {
    /// What may be said at an instant.
    ///
    /// @param lastAccepted absent when no reading was ever accepted. Held, rejected and failed
    ///   polls never stand here
    public ReadingState stateAt(Instant now, @Nullable Reading lastAccepted) {
        if (lastAccepted == null) {
            return new ReadingState.Unavailable("No reading was ever accepted.");
        }
        Duration age = calendar.openTime(lastAccepted.asOf(), now);
        FreshnessBand band = limits.band(age);
        return band == FreshnessBand.CRITICAL
                ? new ReadingState.Stale(lastAccepted, age)
                : new ReadingState.Ok(lastAccepted, age, band);
    }
}
