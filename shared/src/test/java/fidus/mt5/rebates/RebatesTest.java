package fidus.mt5.rebates;

import static fidus.mt5.Sample.BAL_1;
import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.Sample;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class RebatesTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");
    private static final LocalDate LAST = LocalDate.parse("2026-10-31");

    @Test
    void aRebateIsLotsTimesRateRoundedOnce() {
        assertThat(row("336.46").earned()).isEqualTo(usd("1699.12"));
        assertThat(row("6.56").earned()).isEqualTo(usd("33.13"));
    }

    @Test
    void onlyTheClosingSideOfARoundTurnCounts() {
        var volume =
                ClosedVolume.of(
                        List.of(
                                trade(1, DealKind.BUY, DealEntry.IN, "1.00"),
                                trade(2, DealKind.SELL, DealEntry.OUT, "0.40"),
                                trade(3, DealKind.SELL, DealEntry.OUT_BY, "0.60"),
                                trade(4, DealKind.BUY, DealEntry.IN, "9.00"),
                                Sample.balance(CORE_1, 5, usd("100.00"), "DEPOSIT")));

        assertThat(volume.total()).isEqualByComparingTo("1.00");
        assertThat(volume.lots())
                .extracting(ClosedLot::dealKey)
                .containsExactly("Broker-Live/1001/2", "Broker-Live/1001/3");
        assertThat(volume.unresolved()).isEmpty();
    }

    @Test
    void turningAPositionRoundClosesWhatWasOpen() {
        var volume =
                ClosedVolume.of(
                        List.of(
                                trade(1, DealKind.BUY, DealEntry.IN, "1.00"),
                                trade(2, DealKind.SELL, DealEntry.INOUT, "3.00"),
                                trade(3, DealKind.BUY, DealEntry.INOUT, "2.50"),
                                trade(4, DealKind.SELL, DealEntry.OUT, "0.50")));

        assertThat(volume.lots())
                .extracting(lot -> lot.lots().toPlainString())
                .containsExactly("1.00", "2.00", "0.50");
    }

    @Test
    void aClosedPartNobodyCanKnowIsNotGuessed() {
        var volume =
                ClosedVolume.of(
                        List.of(
                                trade(1, DealKind.SELL, DealEntry.INOUT, "3.00"),
                                trade(2, DealKind.SELL, null, "3.00")));

        assertThat(volume.lots()).isEmpty();
        assertThat(volume.unresolved()).hasSize(2);
    }

    /// I8.
    @Test
    void aRoundTurnCountsOnceInAnyOrderAndRepetition() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<Deal> deals = new ArrayList<>();
            BigDecimal closed = BigDecimal.ZERO;
            for (int turn = 0; turn < random.nextInt(1, 10); turn++) {
                String lots = BigDecimal.valueOf(random.nextInt(1, 500), 2).toPlainString();
                deals.add(trade(2 * turn + 1, DealKind.BUY, DealEntry.IN, lots));
                deals.add(trade(2 * turn + 2, DealKind.SELL, DealEntry.OUT, lots));
                closed = closed.add(new BigDecimal(lots));
            }
            deals.addAll(deals.subList(0, random.nextInt(deals.size())));
            Collections.shuffle(deals, random);

            assertThat(ClosedVolume.of(deals).total()).as("seed %s", seed).isEqualTo(closed);
        }
    }

    @Test
    void aChangeOfRateSplitsTheRow() {
        var change = LocalDate.parse("2026-10-15");
        var rates =
                List.of(
                        rate(RebateRate.ALL, "2026-01-01", "5.00"),
                        rate(RebateRate.ALL, "2026-10-15", "6.00"));
        var lots =
                List.of(
                        lot(CORE_1, change.minusDays(1), "EURUSD", "1.00"),
                        lot(CORE_1, change, "EURUSD", "2.00"),
                        lot(CORE_1, FIRST.minusDays(1), "EURUSD", "50.00"),
                        lot(CORE_1, LAST.plusDays(1), "EURUSD", "50.00"),
                        lot(BAL_1, LAST, "EURUSD", "3.00"));

        var period = RebatePeriod.of(lots, FIRST, LAST, rates, symbol -> symbol);

        assertThat(period.rows())
                .containsExactly(
                        new RebateRow(
                                CORE_1,
                                FIRST,
                                change.minusDays(1),
                                new BigDecimal("1.00"),
                                rates.getFirst()),
                        new RebateRow(CORE_1, change, LAST, new BigDecimal("2.00"), rates.get(1)),
                        new RebateRow(BAL_1, change, LAST, new BigDecimal("3.00"), rates.get(1)));
        assertThat(period.unrated()).isEmpty();
    }

    @Test
    void aGroupsOwnRateComesFirstAndAMissingRateIsUnknown() {
        var gold = rate("METALS", "2026-10-10", "9.00");
        var all = rate(RebateRate.ALL, "2026-10-05", "5.00");
        var early = lot(CORE_1, LocalDate.parse("2026-10-04"), "XAUUSD", "1.00");
        var fallback = lot(CORE_1, LocalDate.parse("2026-10-09"), "XAUUSD", "1.00");
        var own = lot(CORE_1, LocalDate.parse("2026-10-10"), "XAUUSD", "1.00");

        var period =
                RebatePeriod.of(
                        List.of(early, fallback, own),
                        FIRST,
                        LAST,
                        List.of(gold, all),
                        symbol -> symbol.startsWith("XAU") ? "METALS" : symbol);

        assertThat(period.rows()).extracting(RebateRow::rate).containsExactly(all, gold);
        assertThat(period.unrated()).containsExactly(early);
        assertThatThrownBy(() -> RebatePeriod.of(List.of(), FIRST, LAST, List.of(all, all), s -> s))
                .isInstanceOf(Refused.class);
    }

    private static RebateRow row(String lots) {
        return new RebateRow(
                CORE_1,
                FIRST,
                LAST,
                new BigDecimal(lots),
                rate(RebateRate.ALL, "2026-01-01", "5.05"));
    }

    private static RebateRate rate(String group, String from, String perLot) {
        return new RebateRate(group, LocalDate.parse(from), new BigDecimal(perLot), Currency.USD);
    }

    private static ClosedLot lot(AccountKey account, LocalDate on, String symbol, String lots) {
        return new ClosedLot("key", account, on, symbol, new BigDecimal(lots));
    }

    private static Deal trade(
            long ticket, DealKind kind, @Nullable DealEntry entry, String volume) {
        Money zero = usd("0.00");
        Instant time = START.plusSeconds(ticket);
        return new Deal(
                CORE_1,
                time,
                new DealRow(
                        ticket,
                        LocalDateTime.ofInstant(time, ZoneOffset.UTC),
                        kind,
                        entry,
                        "EURUSD",
                        new BigDecimal(volume),
                        new BigDecimal("1.1"),
                        zero,
                        zero,
                        zero,
                        zero,
                        "",
                        null,
                        null,
                        null));
    }
}
