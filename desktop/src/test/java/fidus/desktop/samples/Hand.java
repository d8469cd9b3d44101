package fidus.desktop.samples;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that a test sets.
public final class Hand extends Clock {
    private Instant now;

    public Hand(Instant now) {
        this.now = now;
    }

    /// Longer than between the clicks of a double click.
    public void tick() {
        now = now.plusSeconds(2);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
