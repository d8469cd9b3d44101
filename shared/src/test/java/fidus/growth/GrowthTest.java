package fidus.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.Reading;
import fidus.mt5.Sample;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.allocation.AllocationLedger;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Figures computed apart from this code with 50 decimal digits: 21 daily changes on 10,000.00, and
/// on 15,000.00 from the day after a deposit.
class GrowthTest {
    private static final AccountKey ONE = new AccountKey("Alpha-Live", 1);
    private static final AccountKey TWO = new AccountKey("Alpha-Live", 2);
    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final List<String> CHANGES =
            List.of(
                    "120.00", "-80.00", "45.50", "-10.25", "200.00", "-310.00", "95.00", "60.00",
                    "-25.75", "15.00", "150.00", "-90.00", "33.33", "-12.00", "70.00", "5.00",
                    "-140.00", "88.80", "-4.50", "61.00", "-20.00");

    @Test
    void aMonthOfDailyReturnsIsChained() {
        GrowthSeries series = series(CHANGES);
        GrowthPoint first = series.points().getFirst();
        assertThat(first.dailyReturn()).isNull();
        assertThat(first.change()).isEqualTo(usd("50.00"));
        GrowthPoint sixth = series.points().get(6);
        assertThat(sixth.dailyReturn()).isEqualByComparingTo("-0.031");
        assertThat(sixth.growthIndex()).isEqualByComparingTo("0.99573165");
        assertThat(sixth.drawdown()).isEqualByComparingTo("0.031");
        // The deposit of the tenth day counts from the start of the eleventh.
        assertThat(series.points().get(10).base()).isEqualTo(usd("10000.00"));
        assertThat(series.points().get(11).dailyReturn()).isEqualByComparingTo("0.01");
        assertThat(series.points().getLast().growthIndex()).isEqualByComparingTo("1.01955922");
        assertThat(series.gainedPercent()).contains(new BigDecimal("1.96"));
        assertThat(series.maxDrawdownPercent()).contains(new BigDecimal("3.10"));
        assertThat(series.sharpe()).contains(new BigDecimal("1.54"));
    }

    @Test
    void nineteenReturnsHaveNoSharpeAndNoReturnNothingAtAll() {
        assertThat(series(CHANGES.subList(0, 20)).sharpe()).isPresent();
        assertThat(series(CHANGES.subList(0, 19)).sharpe()).isEmpty();
        assertThat(series(List.of()).gainedPercent()).isEmpty();
        assertThat(series(List.of()).maxDrawdownPercent()).isEmpty();
    }

    @Test
    void theLevelsAboveAreTheSumsOfTheLevelsBelow() {
        AccountCourse one = course(ONE, CHANGES);
        AccountCourse two = course(TWO, CHANGES.subList(0, 7));
        GrowthSeries both = GrowthSeries.of(List.of(one, two), Currency.USD);
        Money days = usd("0.00");
        for (GrowthPoint point : both.points()) {
            days = days.plus(point.change());
        }
        assertThat(one.total()).isEqualTo(usd("301.13"));
        assertThat(days).isEqualTo(one.total().plus(two.total()));
        // The second account has no reading after the seventh day; its capital is still at work.
        GrowthPoint ninth = both.points().get(9);
        assertThat(ninth.change()).isEqualTo(usd("-25.75"));
        assertThat(ninth.base()).isEqualTo(usd("20000.00"));
        assertThat(both.points().get(1).dailyReturn()).isEqualByComparingTo("0.012");
    }

    @Test
    void closedPositionsAreWonLostOrNeither() {
        var deals = new ArrayList<Deal>();
        round(deals, 1, "100.00");
        round(deals, 2, "-40.00");
        round(deals, 3, "60.00");
        round(deals, 4, "0.00");
        deals.add(trade(50, 5L, DealEntry.IN, "-7.00", 5));
        // Of an MT4 order only the closing is a row; a copy of it counts once.
        deals.add(trade(60, null, DealEntry.OUT, "-2.50", 6));
        deals.add(trade(60, null, DealEntry.OUT, "-2.50", 6));
        List<Position> closed = Position.of(deals).stream().filter(Position::isClosed).toList();

        GrowthMetrics metrics = GrowthMetrics.of(series(List.of()), closed, Currency.USD);

        assertThat(metrics.closedPositions()).isEqualTo(5);
        assertThat(metrics.winRatePercent()).isEqualByComparingTo("40.00");
        // 160.00 ÷ 42.50 = 3.7647…
        assertThat(metrics.profitFactor()).isEqualByComparingTo("3.76");
        assertThat(metrics.averageWin()).isEqualTo(usd("80.00"));
        assertThat(metrics.averageLoss()).isEqualTo(usd("-21.25"));
        assertThat(GrowthMetrics.of(series(List.of()), List.of(), Currency.USD).winRatePercent())
                .isNull();
    }

    @Test
    void aDayIsItsPositionsItsMovementsAndWhatIsOpen() {
        var deals = new ArrayList<Deal>();
        round(deals, 1, "100.00");
        deals.add(trade(50, 5L, DealEntry.IN, "-7.00", 1));
        AccountDay day = course(ONE, CHANGES).days().get(1);
        GrowthDay opened = GrowthDay.of(day, deals, List.of());
        assertThat(opened.change()).isEqualTo(usd("120.00"));
        assertThat(opened.positions())
                .extracting(one -> one.position() + " " + one.closed() + " " + one.dayNet())
                .containsExactly("1 true 100.00 USD", "5 false -7.00 USD");
        assertThat(opened.openResult()).isEqualTo(usd("27.00"));
    }

    /// Buys at eight and sells at nine of the day with this number.
    private static void round(List<Deal> deals, long position, String net) {
        deals.add(trade(position * 10, position, DealEntry.IN, "0.00", 1));
        deals.add(trade(position * 10 + 1, position, DealEntry.OUT, net, 1));
    }

    private static Deal trade(long ticket, Long position, DealEntry entry, String net, int day) {
        int hour = entry == DealEntry.IN ? 8 : 9;
        LocalDateTime time = START.plusDays(day).atTime(hour, 0);
        return new Deal(
                ONE,
                time.toInstant(ZoneOffset.UTC),
                new DealRow(
                        ticket,
                        time,
                        entry == DealEntry.IN ? DealKind.BUY : DealKind.SELL,
                        entry,
                        "EURUSD",
                        new BigDecimal("0.10"),
                        new BigDecimal("1.1"),
                        usd(net),
                        usd("0.00"),
                        usd("0.00"),
                        usd("0.00"),
                        "",
                        null,
                        position,
                        null));
    }

    private static GrowthSeries series(List<String> changes) {
        return GrowthSeries.of(List.of(course(ONE, changes)), Currency.USD);
    }

    /// The first reading has earned 50.00; the deposit comes on the tenth day at noon.
    private static AccountCourse course(AccountKey account, List<String> changes) {
        Instant noon = START.plusDays(10L).atTime(12, 0).toInstant(ZoneOffset.UTC);
        var ledger =
                new AllocationLedger(
                        account,
                        Currency.USD,
                        List.of(
                                event(account, "first", AllocationKind.INITIAL, "10000.00", START),
                                new AllocationEvent(
                                        "more",
                                        account,
                                        noon,
                                        AllocationKind.EXTERNAL_DEPOSIT,
                                        usd("5000.00"),
                                        null,
                                        null,
                                        "More capital")));
        var readings = new ArrayList<Reading>();
        Money equity = usd("10050.00");
        readings.add(reading(account, 0, equity));
        for (int i = 0; i < changes.size(); i++) {
            equity = equity.plus(usd(changes.get(i)));
            equity = i == 9 ? equity.plus(usd("5000.00")) : equity;
            readings.add(reading(account, i + 1, equity));
        }
        return AccountCourse.of(ledger, ZoneOffset.UTC, readings, List.of());
    }

    private static AllocationEvent event(
            AccountKey account, String id, AllocationKind kind, String sum, LocalDate day) {
        return new AllocationEvent(
                id,
                account,
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                kind,
                usd(sum),
                null,
                null,
                "First capital");
    }

    private static Reading reading(AccountKey account, int day, Money equity) {
        Instant at = START.plusDays(day).atTime(21, 0).toInstant(ZoneOffset.UTC);
        return Sample.reading(account, at, equity, equity);
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
