package fidus.server.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.DecideReading;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldState;
import fidus.mt5.Mt5Calls;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.readings.QuarantineResult.Outcome;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What a person says of a deal or a reading.
final class DecisionsTest extends DealDesk {
    @Test
    void theSameMovementOnTwoLoginsCountsNowhereUntilAPersonSaysWhichIsTrue() {
        TradingAccount one = desk.account(1001, AccountPurpose.TRADING);
        TradingAccount two = desk.account(1002, AccountPurpose.TRADING);
        desk.take(one, Desk.cash(one, 9, "2026-11-02T10:00:00", "100.00", "DEPOSIT-77"));
        assertThat(allocation(one)).isEqualByComparingTo("100.00");

        desk.take(two, Desk.cash(two, 9, "2026-11-02T10:00:00", "100.00", "DEPOSIT-77"));

        assertThat(deal(one, 9).category()).isEqualTo(CashCategory.NEEDS_REVIEW);
        assertThat(deal(two, 9).ruleId()).isEqualTo("R17");
        assertThat(allocation(one)).isEqualByComparingTo("0.00");
        assertThat(desk.balance("1100", one)).isEqualByComparingTo("0.00");

        decide(two, 9, CashCategory.EXTERNAL_DEPOSIT);
        assertThat(allocation(two)).isEqualByComparingTo("100.00");
        assertThat(deal(one, 9).category()).isEqualTo(CashCategory.NEEDS_REVIEW);
    }

    @Test
    void aPersonDecidesTwiceAndEachDecisionIsAppended() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        desk.take(trading, Desk.cash(trading, 7, "2026-11-02T10:00:00", "500.00", "profit 77"));
        desk.read(trading, "2026-11-03T12:00:00Z", "500.00", "500.00");
        assertThat(pnl(trading).truePnl().amount()).isEqualByComparingTo("500.00");

        DealDecided first = decide(trading, 7, CashCategory.EXTERNAL_DEPOSIT);
        assertThat(first.waits()).isNull();
        assertThat(first.deal().ruleId()).isEqualTo("OVERRIDE");
        assertThat(pnl(trading).truePnl().amount()).isEqualByComparingTo("0.00");
        assertThat(desk.balance("4100", trading)).isEqualByComparingTo("0.00");

        decide(trading, 7, CashCategory.PROFIT_RETURN);
        decide(trading, 7, CashCategory.EXTERNAL_DEPOSIT);

        assertThat(pnl(trading).truePnl().amount()).isEqualByComparingTo("0.00");
        assertThat(desk.balance("1100", trading)).isEqualByComparingTo("500.00");
        assertThat(desk.balance("1110", trading)).isEqualByComparingTo("0.00");
        List<AllocationEvent> events =
                desk.ask(Mt5Calls.ACCOUNT, new AboutAccount(Desk.SERVER, 1001)).allocations();
        assertThat(events)
                .extracting(AllocationEvent::kind)
                .containsExactly(
                        AllocationKind.EXTERNAL_DEPOSIT,
                        AllocationKind.CORRECTION,
                        AllocationKind.EXTERNAL_DEPOSIT);
    }

    @Test
    void aLargeMovementWaitsForASecondPerson() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        desk.take(trading, Desk.cash(trading, 7, "2026-11-02T10:00:00", "1000.01", "from home"));

        DealDecided decided = decide(trading, 7, CashCategory.EXTERNAL_DEPOSIT);

        assertThat(decided.waits()).isNotNull();
        assertThat(deal(trading, 7).category()).isEqualTo(CashCategory.NEEDS_REVIEW);
        desk.approve(Objects.requireNonNull(decided.waits()));
        assertThat(deal(trading, 7).category()).isEqualTo(CashCategory.EXTERNAL_DEPOSIT);
        assertThat(allocation(trading)).isEqualByComparingTo("1000.01");
    }

    @Test
    void aCategoryThatDoesNotFitTheSignIsRefused() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        desk.take(trading, Desk.cash(trading, 7, "2026-11-02T10:00:00", "500.00", "from home"));

        assertThatThrownBy(() -> decide(trading, 7, CashCategory.EXTERNAL_WITHDRAWAL))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("sign");
        assertThat(deal(trading, 7).category()).isEqualTo(CashCategory.NEEDS_REVIEW);
    }

    @Test
    void aReadingThatJumpsIsHeldUntilAPersonAcceptsIt() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        desk.read(trading, "2026-11-03T12:00:00Z", "2000.00", "2000.00");

        assertThat(desk.read(trading, "2026-11-04T12:00:00Z", "900.00", "900.00"))
                .isEqualTo(Outcome.HELD);
        HeldReading held = desk.ask(Mt5Calls.HELD_READINGS, new Nothing()).readings().getFirst();
        assertThat(held.rules()).singleElement().asString().startsWith("Q5");
        assertThat(pnl(trading).ownedEquity().amount()).isEqualByComparingTo("2000.00");

        HeldReading decided =
                desk.ask(
                        Mt5Calls.DECIDE_READING,
                        new DecideReading(held.id(), true, "The broker confirmed it by phone."));

        assertThat(decided.heldState()).isEqualTo(HeldState.ACCEPTED);
        assertThat(pnl(trading).ownedEquity().amount()).isEqualByComparingTo("900.00");
        assertThat(desk.balance("1110", trading)).isEqualByComparingTo("900.00");
        assertThat(desk.ask(Mt5Calls.HELD_READINGS, new Nothing()).readings()).isEmpty();
    }
}
