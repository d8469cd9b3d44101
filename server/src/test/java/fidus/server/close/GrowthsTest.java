package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.growth.AboutGrowthDay;
import fidus.growth.FindGrowth;
import fidus.growth.GrowthCalls;
import fidus.growth.GrowthDay;
import fidus.growth.GrowthLevel;
import fidus.growth.GrowthLine;
import fidus.growth.GrowthPoint;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.server.deals.Readings;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Growth from the portfolio down to a day, through the real server: 7001 made 450.00 by the end of
/// March and 40.00 of a fee less on the first of April; 7002 has no reading.
class GrowthsTest {
    @Test
    void everyLevelIsTheSumOfTheOneBelow() {
        try (CloseDesk desk = CloseDesk.afterMarch(7_002)) {
            AccountKey account = new AccountKey(CloseDesk.SERVER, 7_001);
            desk.cash(account, 91, "2027-04-01T07:00:00", "-12.50", "FEE platform");
            desk.read(account, "2027-04-01T08:55:00Z", "10410.00");

            List<GrowthLine> lines = desk.ask(GrowthCalls.REPORT, new Nothing()).lines();
            assertThat(lines)
                    .extracting(one -> one.scope().level())
                    .containsExactly(
                            GrowthLevel.PORTFOLIO,
                            GrowthLevel.FUND,
                            GrowthLevel.MANAGER,
                            GrowthLevel.ACCOUNT,
                            GrowthLevel.ACCOUNT);
            Money whole = lines.getFirst().truePnl();
            assertThat(whole).isEqualTo(CloseDesk.usd("410.00"));
            for (GrowthLevel level : GrowthLevel.values()) {
                assertThat(sum(lines, level)).as(level.name()).isEqualTo(whole);
            }
            assertThat(lines.getFirst().basis().known()).isEqualTo(1);
            assertThat(lines.getFirst().basis().of()).isEqualTo(2);
            assertThat(lines.getFirst().metrics().sharpe()).isNull();
            for (GrowthLine line : lines) {
                Money days = CloseDesk.usd("0.00");
                for (GrowthPoint point :
                        desk.ask(GrowthCalls.DAYS, FindGrowth.of(line.scope())).points()) {
                    days = days.plus(point.change());
                }
                assertThat(days).as(line.name()).isEqualTo(line.truePnl());
            }
            GrowthDay april = day(desk, "2027-04-01");
            assertThat(april.change()).isEqualTo(CloseDesk.usd("-40.00"));
            assertThat(april.movements()).isEqualTo(CloseDesk.usd("-12.50"));
            assertThat(april.openResult()).isEqualTo(CloseDesk.usd("-27.50"));
            assertThat(desk.code(() -> day(desk, "2027-03-30"))).isEqualTo(Problem.Code.NOT_FOUND);
        }
    }

    @Test
    void theLastReadingOfEveryDayOfTheServersWallClockIsRead() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            AccountKey account = new AccountKey(CloseDesk.SERVER, 7_001);
            desk.read(account, "2027-04-01T08:50:00Z", "10440.00");
            desk.read(account, "2027-04-01T08:55:00Z", "10410.00");

            String march = "2027-03-31T23:55:00Z";
            String april = "2027-04-01T08:55:00Z";
            Readings readings = desk.server.features().deals().readings();
            Optional<Reading> oldest =
                    desk.server.mongo().read(unit -> readings.oldest(unit, account));
            assertThat(oldest.map(Reading::asOf)).contains(Instant.parse(march));
            assertThat(lasts(desk, account, "UTC")).containsExactly(march, april);
            assertThat(lasts(desk, account, "+00:04")).containsExactly(march, april);
            // There it was midnight: the day that begins.
            assertThat(lasts(desk, account, "+00:05")).containsExactly(april);
            assertThat(lasts(desk, account, "-09:00")).containsExactly(april);
        }
    }

    private static List<String> lasts(CloseDesk desk, AccountKey account, String zone) {
        Readings readings = desk.server.features().deals().readings();
        return desk
                .server
                .mongo()
                .read(unit -> readings.lastOfDays(unit, account, ZoneId.of(zone)))
                .stream()
                .map(one -> one.asOf().toString())
                .toList();
    }

    private static GrowthDay day(CloseDesk desk, String day) {
        return desk.ask(
                GrowthCalls.DAY, new AboutGrowthDay(CloseDesk.SERVER, 7_001, LocalDate.parse(day)));
    }

    private static Money sum(List<GrowthLine> lines, GrowthLevel level) {
        Money sum = CloseDesk.usd("0.00");
        for (GrowthLine line : lines) {
            sum = line.scope().level() == level ? sum.plus(line.truePnl()) : sum;
        }
        return sum;
    }
}
