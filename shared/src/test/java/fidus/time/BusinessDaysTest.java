package fidus.time;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Wire;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Days between midnights of a zone that may change. The instants are those of the world's clocks:
/// Tokyo is nine hours ahead of UTC, New York five behind in winter.
class BusinessDaysTest {
    private static final LocalDate MARCH = LocalDate.parse("2027-03-01");
    private static final LocalDate BEFORE = LocalDate.parse("2027-02-28");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void withoutAZoneADayIsThatOfUtc() {
        assertThat(BusinessDays.UTC.of(Instant.parse("2027-02-28T23:59:59.999Z")))
                .isEqualTo(BEFORE);
        assertThat(BusinessDays.UTC.start(MARCH)).isEqualTo("2027-03-01T00:00:00Z");
        assertThat(BusinessDays.UTC.zoneName(MARCH)).isEqualTo("UTC");
    }

    @Test
    void aZoneFurtherEastBeginsItsFirstDayEarlierAndNoInstantLiesOnTwoDays() {
        BusinessDays days = BusinessDays.UTC.with(MARCH, TOKYO);
        assertThat(days.start(MARCH)).isEqualTo("2027-02-28T15:00:00Z");
        assertThat(days.of(Instant.parse("2027-02-28T14:59:59Z"))).isEqualTo(BEFORE);
        assertThat(days.of(Instant.parse("2027-02-28T15:00:00Z"))).isEqualTo(MARCH);
        assertThat(days.end(BEFORE)).isEqualTo(days.start(MARCH));
        assertThat(days.start(BEFORE)).isEqualTo("2027-02-28T00:00:00Z");
        assertThat(days.zoneName(BEFORE)).isEqualTo("UTC");
        assertThat(days.zoneName(MARCH)).isEqualTo("Asia/Tokyo");
    }

    @Test
    void aZoneFurtherWestMakesTheDayBeforeLonger() {
        BusinessDays days = BusinessDays.UTC.with(MARCH, NEW_YORK);
        assertThat(days.of(Instant.parse("2027-03-01T04:59:59Z"))).isEqualTo(BEFORE);
        assertThat(days.of(Instant.parse("2027-03-01T05:00:00Z"))).isEqualTo(MARCH);
        assertThat(days.end(BEFORE)).isEqualTo("2027-03-01T05:00:00Z");
    }

    @Test
    void whatIsOverKeepsItsDayWhenTheZoneChangesAgain() {
        BusinessDays days =
                BusinessDays.UTC.with(MARCH, TOKYO).with(LocalDate.parse("2027-06-01"), NEW_YORK);
        assertThat(days.of(Instant.parse("2027-03-31T20:00:00Z"))).isEqualTo("2027-04-01");
        assertThat(days.month(Instant.parse("2027-06-01T03:59:59Z"))).hasToString("2027-05");
    }

    @Test
    void theLongestWayRoundTheWorldLeavesNoInstantOut() {
        BusinessDays days =
                BusinessDays.UTC
                        .with(LocalDate.parse("2027-01-01"), ZoneId.of("Etc/GMT+12"))
                        .with(MARCH, ZoneId.of("Pacific/Kiritimati"));
        assertThat(days.of(days.start(MARCH))).isEqualTo(MARCH);
        assertThat(days.of(days.start(MARCH).minusMillis(1))).isEqualTo("2027-02-27");
        assertThat(days.start(BEFORE)).isEqualTo(days.end(BEFORE));
    }

    @Test
    void theWireCarriesIt() throws Exception {
        BusinessDays days = BusinessDays.UTC.with(MARCH, TOKYO);
        String text = Wire.STRICT.writeValueAsString(days);
        assertThat(text)
                .isEqualTo("{\"zones\":[{\"from\":\"2027-03-01\",\"zone\":\"Asia/Tokyo\"}]}");
        assertThat(Wire.STRICT.readValue(text, BusinessDays.class)).isEqualTo(days);
    }
}
