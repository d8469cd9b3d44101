package fidus.mt5.readings;

import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.mt5.Reading;
import fidus.mt5.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

class FreshnessTest {
    private static final Freshness WEEK =
            new Freshness(FreshnessLimits.STANDARD, MarketCalendar.NEW_YORK_WEEK);

    @ParameterizedTest
    @CsvSource({
        "2026-10-09T20:50:00Z, 2026-10-10T09:00:00Z, 600, DEGRADED",
        "2026-10-09T20:50:00Z, 2026-10-11T21:03:00Z, 780, DEGRADED",
        "2026-10-14T08:00:00Z, 2026-10-14T08:04:59Z, 299, FRESH",
        "2026-10-14T08:00:00Z, 2026-10-14T08:05:00Z, 300, ACCEPTABLE",
        "2026-10-14T08:00:00Z, 2026-10-14T08:10:00Z, 600, DEGRADED",
        "2026-10-14T08:00:00Z, 2026-10-14T08:15:00Z, 900, DEGRADED",
        "2026-10-14T08:00:00Z, 2026-10-14T08:15:01Z, 901, CRITICAL",
        "2026-10-14T08:01:00Z, 2026-10-14T08:00:00Z, 0, FRESH",
    })
    void onlyOpenTimeMakesAReadingOlder(
            Instant asOf, Instant now, long openSeconds, FreshnessBand band) {
        Reading reading = Sample.reading(CORE_1, asOf, usd("1.00"), usd("1.00"));
        Duration age = Duration.ofSeconds(openSeconds);

        assertThat(WEEK.stateAt(now, reading))
                .isEqualTo(
                        band == FreshnessBand.CRITICAL
                                ? new ReadingState.Stale(reading, age)
                                : new ReadingState.Ok(reading, age, band));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/10", "10/5/15", "0/10/15", "5/10/10081", "5/10/15 min", "a/b/c"})
    void limitsThatDoNotRiseOrCannotBeReadAreRefused(String text) {
        assertThatThrownBy(() -> FreshnessLimits.parse(text)).isInstanceOf(Refused.class);
        assertThat(FreshnessLimits.parse("5/10/15")).isEqualTo(FreshnessLimits.STANDARD);
    }

    @Test
    void anAccountNeverReadHasNoFigureAndAZeroIsOne() {
        Instant now = Instant.parse("2026-10-14T08:00:00Z");
        Reading zero = Sample.reading(CORE_1, now, usd("0.00"), usd("0.00"));

        assertThat(WEEK.stateAt(now, null)).isInstanceOf(ReadingState.Unavailable.class);
        assertThat(ReadingState.reading(WEEK.stateAt(now, null))).isEmpty();
        assertThat(ReadingState.reading(WEEK.stateAt(now, zero))).contains(zero);
    }

    @Test
    void theWeekTurnsWithTheClocksOfNewYork() {
        var week = MarketCalendar.NEW_YORK_WEEK;

        assertThat(week.isOpen(Instant.parse("2026-10-09T20:59:59Z"))).isTrue();
        assertThat(week.isOpen(Instant.parse("2026-10-09T21:00:00Z"))).isFalse();
        assertThat(week.isOpen(Instant.parse("2026-11-01T21:59:59Z"))).isFalse();
        assertThat(week.isOpen(Instant.parse("2026-11-01T22:00:00Z"))).isTrue();
        assertThat(week.isOpen(Instant.parse("2026-03-08T21:00:00Z"))).isTrue();
        assertThat(
                        week.openTime(
                                Instant.parse("2026-10-01T00:00:00Z"),
                                Instant.parse("2026-10-29T00:00:00Z")))
                .as("four weeks of 120 hours")
                .isEqualTo(Duration.ofHours(480));
        assertThat(MarketCalendar.ALWAYS_OPEN.isOpen(Instant.parse("2026-10-10T09:00:00Z")))
                .isTrue();
    }

    @Test
    void ageNeverFallsAndAddsUpOverAnySplit() {
        Instant start = Instant.parse("2026-02-20T00:00:00Z");
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            Instant from = start.plusSeconds(random.nextLong(30_000_000));
            Instant middle = from.plusSeconds(random.nextLong(3_000_000));
            Instant to = middle.plusSeconds(random.nextLong(3_000_000));
            for (MarketCalendar calendar : MarketCalendar.values()) {
                Duration whole = calendar.openTime(from, to);
                Duration first = calendar.openTime(from, middle);
                assertThat(whole).as("seed %s", seed).isGreaterThanOrEqualTo(first);
                assertThat(first.plus(calendar.openTime(middle, to)))
                        .as("seed %s", seed)
                        .isEqualTo(whole);
                assertThat(whole)
                        .as("seed %s", seed)
                        .isLessThanOrEqualTo(Duration.between(from, to));
            }
        }
    }
}
