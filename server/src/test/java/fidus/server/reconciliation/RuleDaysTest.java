package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldState;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.readings.ReadingState;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The days that findings about readings speak of, in the house's own time: Athens is two hours
/// ahead of UTC in November.
class RuleDaysTest {
    private static final AccountKey ACCOUNT = new AccountKey("Fidus-Real", 601);
    private static final RuleDays ATHENS =
            new RuleDays(
                    BusinessDays.UTC.with(LocalDate.of(2020, 1, 1), ZoneId.of("Europe/Athens")));

    private static Reading reading(String asOf) {
        Money sum = Money.of("100.00", "USD");
        Instant at = Instant.parse(asOf);
        return new Reading(
                ACCOUNT,
                at,
                at,
                ReadingSource.values()[0],
                sum,
                sum,
                Money.of("0.00", "USD"),
                null,
                null,
                null);
    }

    private static HeldReading held(String asOf) {
        return new HeldReading(
                asOf,
                reading(asOf),
                List.of("Q5 a jump"),
                Instant.parse(asOf),
                HeldState.HELD,
                null,
                1);
    }

    @Test
    void anAccountIsUnknownFromTheDayOfItsLastReadingOn() {
        var stale = new ReadingState.Stale(reading("2026-10-31T22:30:00Z"), Duration.ofHours(9));

        assertThat(ATHENS.old(ACCOUNT, stale))
                .containsOnlyKeys(ACCOUNT.toString())
                .containsValue(LocalDate.of(2026, 11, 1));
        assertThat(ATHENS.old(ACCOUNT, new ReadingState.Unavailable("no reading yet"))).isEmpty();
    }

    @Test
    void heldReadingsAreOfTheDayOfTheFirst() {
        assertThat(
                        ATHENS.held(
                                ACCOUNT,
                                List.of(
                                        held("2026-11-05T12:00:00Z"),
                                        held("2026-10-31T21:59:00Z"),
                                        held("2026-11-07T12:00:00Z"))))
                .containsValue(LocalDate.of(2026, 10, 31));
        assertThat(ATHENS.held(ACCOUNT, List.of())).isEmpty();
    }
}
