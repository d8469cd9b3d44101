package fidus.mt5.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class ServerClockTest {
    private static final LocalDateTime EARLY = LocalDateTime.parse("2020-01-01T00:00:00");
    private static final ServerClock ATHENS =
            new ServerClock(List.of(ServerOffset.of(EARLY, ZoneId.of("Europe/Athens"))));

    @Test
    void eachLineAppliesFromItsServerTimeOn() {
        var moved = LocalDateTime.parse("2026-06-01T00:00:00");
        var clock =
                new ServerClock(
                        List.of(
                                ServerOffset.of(moved, ZoneOffset.ofHours(3)),
                                ServerOffset.of(EARLY, ZoneOffset.ofHours(2))));

        assertThat(clock.instantOf(moved.minusSeconds(1)))
                .contains(Instant.parse("2026-05-31T21:59:59Z"));
        assertThat(clock.instantOf(moved)).contains(Instant.parse("2026-05-31T21:00:00Z"));
    }

    @Test
    void beforeTheFirstLineTheInstantIsUnknown() {
        assertThat(ATHENS.instantOf(EARLY.minusSeconds(1))).isEmpty();
        assertThat(ATHENS.isAmbiguous(EARLY.minusSeconds(1))).isFalse();
    }

    @Test
    void aTimeShownTwiceIsItsFirstOccurrence() {
        var twice = LocalDateTime.parse("2026-10-25T03:30:00");

        assertThat(ATHENS.instantOf(twice)).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(ATHENS.isAmbiguous(twice)).isTrue();
        assertThat(ATHENS.isInGap(twice)).isFalse();
    }

    @Test
    void aTimeNeverShownMovesOnByTheGap() {
        var never = LocalDateTime.parse("2026-03-29T03:30:00");

        assertThat(ATHENS.instantOf(never)).contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(ATHENS.isInGap(never)).isTrue();
        assertThat(ATHENS.isAmbiguous(never)).isFalse();
    }

    @Test
    void aServerThatClosesItsDayWithNewYorkIsSevenHoursAheadAllYear() {
        var clock =
                new ServerClock(
                        List.of(
                                new ServerOffset(
                                        EARLY,
                                        ZoneId.of("America/New_York"),
                                        Duration.ofHours(7))));

        assertThat(clock.instantOf(LocalDateTime.parse("2026-03-20T00:00:00")))
                .contains(Instant.parse("2026-03-19T21:00:00Z"));
        assertThat(clock.instantOf(LocalDateTime.parse("2026-01-20T00:00:00")))
                .contains(Instant.parse("2026-01-19T22:00:00Z"));
    }

    @Test
    void aTableSaysOneThingAtATime() {
        var line = ServerOffset.of(EARLY, ZoneOffset.UTC);

        assertThatThrownBy(() -> new ServerClock(List.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new ServerClock(List.of(line, line))).isInstanceOf(Refused.class);
    }
}
