package fidus.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.allocation.AllocationLedger;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// A CORE account of 10,000.00 that makes 2 % by the tenth, gets 5,000.00 more on the eleventh and
/// makes 1 % of what is then there by the end of March.
class FundPacksTest {
    private static final AccountKey KEY = new AccountKey("Broker-Live", 5_001_234);

    private static final FeeLine HOUSE_FEE = new FeeLine(null, "Management fee", "M2", usd("9.00"));
    private static final FeeLine BALANCE_FEE =
            new FeeLine(FundCode.BALANCE, "Performance fee", "M3", usd("5.00"));

    @Test
    void noFeeOfTheMonthIsLostAlsoWhereItsFundHasNoAccount() {
        assertThat(pack().otherFees()).containsExactly(HOUSE_FEE, BALANCE_FEE);
        assertThat(pack().funds().getFirst().fees()).hasSize(1);
    }

    /// A server three hours ahead: its March ends at 21:00 UTC, and what it says later is April's.
    @Test
    void aDayEndsByTheClockOfTheServer() {
        List<Reading> readings =
                List.of(
                        at("2026-02-28T20:55:00Z", "10000.00"),
                        at("2026-03-31T20:55:00Z", "15450.00"),
                        at("2026-03-31T23:50:00Z", "15530.00"));
        FundAccount ahead =
                new FundAccount(
                        KEY,
                        "CORE-1",
                        FundCode.CORE,
                        new AccountHistory(
                                ZoneId.of("Etc/GMT-3"), readings, ledger(), List.of(), Map.of()),
                        null,
                        null);

        FundValues total = pack(ahead).funds().getFirst().total();
        assertThat(total.truePnl()).isEqualTo(usd("450.00"));
    }

    @Test
    void twoPacksDifferInTheirFiguresByName() {
        FundPack before = pack();
        FundAccount late =
                account(
                        List.of(
                                reading("2026-02-28", "10000.00"),
                                reading("2026-03-11", "15200.00"),
                                reading("2026-03-31", "15300.00")),
                        ledger());

        assertThat(StatementDifference.between(before, pack())).isEmpty();
        assertThat(StatementDifference.between(before, pack(late)))
                .contains(
                        new ChangedFigure("CORE USD · closing equity", "15,352.00", "15,300.00"),
                        new ChangedFigure("CORE USD · after fees", "281.60", "229.60"));
    }

    @Test
    void theEquityIsExplainedByFlowsAndResult() {
        FundSection core = pack().funds().getFirst();
        assertThat(core.total())
                .isEqualTo(
                        new FundValues(
                                usd("10000.00"),
                                usd("5000.00"),
                                usd("0.00"),
                                usd("352.00"),
                                usd("15352.00")));
        assertThat(core.afterFees()).isEqualTo(usd("281.60"));
        assertThat(core.course()).hasSize(32);
        assertThat(core.course().getLast().value()).isEqualTo(usd("15352.00"));
    }

    @Test
    void timeWeightedLinksTheDaysAndMoneyWeightedKnowsTheFlow() {
        FundSection core = pack().funds().getFirst();
        // 1.02 × 1.01 − 1 = 3.02 %, whatever the size of the flow.
        assertThat(core.timeWeighted().percent()).isEqualTo(new BigDecimal("3.02"));
        // 10,000 × g^31 + 5,000 × g^20 = 15,352 for g = 1.000848…; g^31 − 1 = 2.664 %.
        assertThat(core.moneyWeighted().percent()).isEqualTo(new BigDecimal("2.66"));
        assertThat(core.moneyWeighted().formula()).contains("XIRR");
    }

    @Test
    void withoutAReadingThereAreNoFiguresAndTheReasonIsSaid() {
        FundAccount silent = account(List.of(), ledger());
        FundSection core = pack(silent).funds().getFirst();
        assertThat(core.total()).isNull();
        assertThat(core.accounts().getFirst().note()).contains("No reading by the end of");
        assertThat(core.timeWeighted().percent()).isNull();
        assertThat(core.timeWeighted().refusal()).isNotEmpty();
    }

    @Test
    void aReturnThatDoesNotExistIsRefusedInWords() {
        FundAccount empty = account(List.of(), AllocationLedger.empty(KEY, Currency.USD));
        FundSection core = pack(empty).funds().getFirst();
        assertThat(core.total()).isEqualTo(FundValues.zero(Currency.USD));
        assertThat(core.moneyWeighted().percent()).isNull();
        assertThat(core.moneyWeighted().refusal()).contains("NO_RATE");
    }

    private static FundPack pack() {
        return pack(
                account(
                        List.of(
                                reading("2026-02-28", "10000.00"),
                                reading("2026-03-10", "10200.00"),
                                reading("2026-03-11", "15200.00"),
                                reading("2026-03-31", "15352.00")),
                        ledger()));
    }

    private static FundPack pack(FundAccount account) {
        return FundPacks.of(
                new FundPackInput(
                        YearMonth.of(2026, 3),
                        "UTC",
                        List.of(account),
                        List.of(
                                new FeeLine(FundCode.CORE, "Performance fee", "M1", usd("70.40")),
                                HOUSE_FEE,
                                BALANCE_FEE),
                        Instant.parse("2026-04-01T09:00:00Z")));
    }

    private static FundAccount account(List<Reading> readings, AllocationLedger ledger) {
        return new FundAccount(
                KEY,
                "CORE-1",
                FundCode.CORE,
                new AccountHistory(ZoneOffset.UTC, readings, ledger, List.of(), Map.of()),
                null,
                null);
    }

    private static AllocationLedger ledger() {
        return AllocationLedger.empty(KEY, Currency.USD)
                .plus(
                        AllocationEvent.initial(
                                KEY,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                usd("10000.00"),
                                "First capital"))
                .plus(
                        new AllocationEvent(
                                "more",
                                KEY,
                                Instant.parse("2026-03-11T08:00:00Z"),
                                AllocationKind.EXTERNAL_DEPOSIT,
                                usd("5000.00"),
                                null,
                                null,
                                "More capital"));
    }

    private static Reading reading(String day, String equity) {
        return at(day + "T21:00:00Z", equity);
    }

    private static Reading at(String instant, String equity) {
        Instant at = Instant.parse(instant);
        return new Reading(
                KEY,
                at,
                at,
                ReadingSource.LIVE,
                usd(equity),
                usd(equity),
                usd("0.00"),
                null,
                null,
                null);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
