package fidus.mt5.pnl;

import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.cents;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.Sample;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationEvents;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.CashClassifier;
import fidus.mt5.cash.CashRuleTable;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class AccountPnlTest {
    private static final CashClassifier STANDARD = new CashClassifier(CashRuleTable.standard());
    private static final Instant LATER = START.plus(Duration.ofDays(30));

    @Test
    void moneySentToSeparationWasEarnedAndMoneySentToAnotherAccountWasNot() {
        List<ClassifiedDeal> moved =
                List.of(
                        classified(1, "-684.74", "TRANSFER TO 2001"),
                        classified(2, "-662.99", "TRANSFER TO 2001"),
                        classified(3, "-1354.85", "TRANSFER TO 2001"),
                        classified(4, "-299.63", "TRANSFER TO 2001"),
                        classified(5, "-10000.00", "TRANSFER TO 1002"));
        var ledger = ledger("30000.00", moved);
        Money equity = ledger.adjustedAllocation(LATER).plus(usd("3042.59"));

        var pnl = AccountPnl.of(ok(LATER, equity), ledger, moved);

        assertThat(moved.stream().map(one -> one.classification().ruleId()))
                .containsExactly("C10", "C10", "C10", "C10", "C12");
        assertThat(ledger.adjustedAllocation(LATER)).isEqualTo(usd("20000.00"));
        assertThat(figure(pnl).netProfitWithdrawals()).isEqualTo(usd("3002.21"));
        assertThat(figure(pnl).truePnl()).isEqualTo(usd("6044.80"));
    }

    @Test
    void profitPutToWorkAgainRaisesTheAllocationOfItsAccount() {
        var deal = Sample.balance(Sample.RP_1, 1, usd("5000.00"), "TRANSFER FROM 2001");
        var moved =
                new ClassifiedDeal(
                        deal,
                        STANDARD.classify(
                                        deal,
                                        AccountPurpose.TRADING,
                                        CapitalSource.REINVESTED_PROFIT,
                                        Sample.registry())
                                .orElseThrow());

        var ledger = AllocationLedger.empty(Sample.RP_1, Currency.USD);
        for (AllocationEvent event : AllocationEvents.from(List.of(moved))) {
            ledger = ledger.plus(event);
        }

        assertThat(moved.category()).isEqualTo(CashCategory.REINVESTMENT);
        assertThat(ledger.adjustedAllocation(LATER)).isEqualTo(usd("5000.00"));
    }

    @Test
    void everyInputIsShownWithItsTime() {
        var moved = List.of(classified(1, "-50.00", "TRANSFER TO 2001"));

        var pnl = AccountPnl.of(ok(LATER, usd("1060.00")), ledger("1000.00", moved), moved);

        assertThat(pnl.explanation())
                .contains(
                        "EQUITY 1060.00 USD as of 2026-11-11T09:00:00Z",
                        "PROFIT_WITHDRAWALS -50.00 USD from 1 records as of 2026-11-11T09:00:00Z",
                        "NET_PROFIT_WITHDRAWALS 50.00 USD as of 2026-11-11T09:00:00Z",
                        "INITIAL_ALLOCATION 1000.00 USD from 1 records as of 2026-11-11T09:00:00Z",
                        "TRUE_PNL 110.00 USD as of 2026-11-11T09:00:00Z");
        assertThat(pnl.inputs()).hasSize(PnlTerm.values().length);
        assertThat(pnl.isPayable()).isTrue();
    }

    @Test
    void flowsAfterTheReadingWaitForTheNextOne() {
        var moved =
                List.of(
                        classified(1, "-50.00", "TRANSFER TO 2001"),
                        classified(120, "-70.00", "TRANSFER TO 2001"),
                        classified(121, "900.00", "DEPOSIT-WIRE"));

        var pnl =
                AccountPnl.of(
                        ok(START.plusSeconds(60), usd("1000.00")), ledger("1000.00", moved), moved);

        assertThat(figure(pnl).truePnl()).isEqualTo(usd("50.00"));
    }

    @Test
    void withoutAReadingThereIsNoFigureRatherThanZero() {
        var pnl =
                AccountPnl.of(
                        new ReadingState.Unavailable("never read"),
                        ledger("1000.00", List.of()),
                        List.of());

        assertThat(pnl.pnl()).isNull();
        assertThat(pnl.asOf()).isNull();
        assertThat(pnl.isPayable()).isFalse();
    }

    @Test
    void anUndecidedRowOrAnOldReadingMayBeShownButNotPaidOn() {
        var moved = List.of(classified(1, "-50.00", "TRANSFER TO 9999"));
        var reading = Sample.reading(CORE_1, LATER, usd("950.00"), usd("950.00"));

        var undecided = AccountPnl.of(ok(LATER, usd("950.00")), ledger("1000.00", moved), moved);
        var stale =
                AccountPnl.of(
                        new ReadingState.Stale(reading, Duration.ofHours(1)),
                        ledger("1000.00", List.of()),
                        List.of());

        assertThat(undecided.undecidedRows()).isEqualTo(1);
        assertThat(undecided.isPayable()).isFalse();
        assertThat(figure(stale).truePnl()).isEqualTo(usd("-50.00"));
        assertThat(stale.isPayable()).isFalse();
    }

    /// I5.
    @Test
    void anySequenceOfFlowsLeavesTheResultUnchanged() {
        String[] out = {
            "TRANSFER TO 2001", "TRF TO 1002", "TRANSFER TO #3001", "WITHDRAWAL", "to bank"
        };
        String[] in = {
            "TRANSFER FROM 2001",
            "TRF FROM 1002",
            "TRF FROM 3001",
            "TRF FROM 4001",
            "DEPOSIT-1",
            "REBATE",
            "INTEREST",
            "by wire"
        };
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            long result = random.nextInt(-500_000, 500_000);
            long balance = 1_000_000 + result;
            List<ClassifiedDeal> moved = new ArrayList<>();
            int flows = random.nextInt(1, 30);
            for (int ticket = 1; ticket <= flows; ticket++) {
                long flow = random.nextInt(1, 300_000) * (random.nextBoolean() ? 1L : -1L);
                balance += flow;
                moved.add(
                        classified(
                                ticket,
                                cents(flow).amount().toPlainString(),
                                Sample.anyOf(random, flow > 0 ? in : out)));
            }
            var ledger = ledger("10000.00", moved);

            var pnl = AccountPnl.of(ok(LATER, cents(balance)), ledger, moved);

            assertThat(figure(pnl).truePnl()).as("seed %s", seed).isEqualTo(cents(result));
            assertThat(pnl.undecidedRows()).as("seed %s", seed).isZero();
        }
    }

    private static TruePnl figure(AccountPnl pnl) {
        TruePnl figure = pnl.pnl();
        assertThat(figure).isNotNull();
        return figure;
    }

    private static ReadingState ok(Instant asOf, Money equity) {
        return new ReadingState.Ok(
                Sample.reading(CORE_1, asOf, equity, equity), Duration.ZERO, FreshnessBand.FRESH);
    }

    private static AllocationLedger ledger(String initial, List<ClassifiedDeal> moved) {
        var ledger =
                AllocationLedger.empty(CORE_1, Currency.USD)
                        .plus(
                                AllocationEvent.initial(
                                        CORE_1, START, usd(initial), "first allocation"));
        for (AllocationEvent event : AllocationEvents.from(moved)) {
            ledger = ledger.plus(event);
        }
        return ledger;
    }

    private static ClassifiedDeal classified(long ticket, String amount, String comment) {
        AccountKey own = CORE_1;
        Deal deal = Sample.deal(own, ticket, DealKind.BALANCE, usd(amount), comment);
        return new ClassifiedDeal(
                deal,
                STANDARD.classify(
                                deal,
                                AccountPurpose.TRADING,
                                CapitalSource.CLIENT,
                                Sample.registry())
                        .orElseThrow());
    }
}
