package fidus.server.web;

import fidus.server.web.Paces.Rate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Who asked how often lately, by the generic cell rate algorithm: one number for each asker, the
/// moment by which everything asked so far would have been asked at an even pace. Bounded: when too
/// many askers are known, those who are quiet are forgotten, and if none is, newcomers share one
/// number.
final class Turns {
    static final int MOST_KNOWN = 50_000;
    private static final String OTHERS = "everybody else";

    /// Forgetting looks at everybody, so a flood of newcomers does not cause it each time.
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

    /// Questions that come at once are counted in another order than they came. Only more than this
    /// is a clock that was put back.
    private static final Duration CLOCK = Duration.ofMinutes(1);

    private final Map<String, Instant> even = new HashMap<>();
    private Instant swept = Instant.EPOCH;

    /// Counts a question.
    ///
    /// @return how long to wait before asking it again; zero when it may be answered now
    synchronized Duration ask(String asker, Rate rate, Instant now) {
        Duration each = Duration.ofMinutes(1).dividedBy(rate.perMinute());
        Duration ahead = each.multipliedBy(rate.burst());
        String known = known(asker, now);
        Instant before = even.getOrDefault(known, now);
        if (before.isBefore(now) || before.isAfter(now.plus(ahead).plus(CLOCK))) {
            before = now; // quiet, or the clock was put back
        }
        Instant after = before.plus(each);
        Duration tooEarly = Duration.between(now.plus(ahead), after);
        if (tooEarly.isPositive()) {
            return tooEarly;
        }
        even.put(known, after);
        return Duration.ZERO;
    }

    int known() {
        return even.size();
    }

    private String known(String asker, Instant now) {
        if (even.containsKey(asker) || even.size() < MOST_KNOWN) {
            return asker;
        }
        if (swept.plus(BETWEEN_SWEEPS).isAfter(now) && !swept.isAfter(now)) {
            return OTHERS;
        }
        swept = now;
        even.values().removeIf(until -> !until.isAfter(now));
        return even.size() < MOST_KNOWN ? asker : OTHERS;
    }
}
