package fidus.mt5.readings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/// When a server's market is open. Only open time makes a reading older.
public enum MarketCalendar {
    /// Sunday 17:00 to Friday 17:00 by the clocks of New York, which change twice a year.
    NEW_YORK_WEEK,
    /// Around the clock, as crypto servers are.
    ALWAYS_OPEN;

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime TURN = LocalTime.of(17, 0);

    /// Open time between two instants; zero when the second is not after the first.
    public Duration openTime(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        if (this == ALWAYS_OPEN) {
            return Duration.between(from, to);
        }
        Duration open = Duration.ZERO;
        LocalDate sunday = sundayOf(from);
        for (Instant opens = turn(sunday); opens.isBefore(to); opens = turn(sunday)) {
            Instant closes = turn(sunday.plusDays(5));
            Instant start = opens.isAfter(from) ? opens : from;
            Instant end = closes.isBefore(to) ? closes : to;
            if (end.isAfter(start)) {
                open = open.plus(Duration.between(start, end));
            }
            sunday = sunday.plusWeeks(1);
        }
        return open;
    }

    /// Whether the market is open at an instant; the closing instant itself is closed.
    public boolean isOpen(Instant at) {
        if (this == ALWAYS_OPEN) {
            return true;
        }
        LocalDate sunday = sundayOf(at);
        return !at.isBefore(turn(sunday)) && at.isBefore(turn(sunday.plusDays(5)));
    }

    private static LocalDate sundayOf(Instant at) {
        return LocalDate.ofInstant(at, NEW_YORK)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    private static Instant turn(LocalDate date) {
        return date.atTime(TURN).atZone(NEW_YORK).toInstant();
    }
}
