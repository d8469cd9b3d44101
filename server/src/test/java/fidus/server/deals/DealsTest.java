package fidus.server.deals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.QuarantineResult.Outcome;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

/// What deals become when they are taken in.
final class DealsTest extends DealDesk {
    @Test
    void aProfitSweepIsPairedAndTheBooksSayTheSameAsThePnl() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        TradingAccount separation = desk.account(2001, AccountPurpose.SEPARATION);
        desk.take(
                trading,
                Desk.cash(trading, 1, "2026-11-02T10:00:00", "10000.00", "DEPOSIT-77"),
                Desk.cash(trading, 2, "2026-11-03T10:00:00", "-300.00", "Transfer to #2001"),
                Desk.cash(trading, 3, "2026-11-04T10:00:00", "-12.50", "FEE platform"));
        desk.take(
                separation,
                Desk.cash(separation, 4, "2026-11-03T10:00:05", "300.00", "TRF FROM 1001"));

        assertThat(desk.read(trading, "2026-11-05T12:00:00Z", "10187.50", "10137.50"))
                .isEqualTo(Outcome.ACCEPTED);

        assertThat(pnl(trading).truePnl().amount()).isEqualByComparingTo("437.50");
        assertThat(desk.balance("1100", trading)).isEqualByComparingTo("10000.00");
        assertThat(desk.balance("1110", trading)).isEqualByComparingTo("137.50");
        assertThat(desk.balance("1130", separation)).isEqualByComparingTo("300.00");
        BigDecimal earned = desk.balance("4100", trading).negate();
        assertThat(earned.subtract(desk.balance("5400", trading))).isEqualByComparingTo("437.50");
        assertThat(deal(trading, 2).category()).isEqualTo(CashCategory.PROFIT_WITHDRAWAL);
        assertThat(deal(trading, 2).transfer()).contains("2001").contains("deal 4");
        assertThat(deal(separation, 4).transfer()).contains("1001").contains("deal 2");
    }

    @Test
    void aChainOverAHubTurnsOutToBeAProfitWithdrawalAndThePnlStays() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        TradingAccount hub = desk.account(3001, AccountPurpose.INTERMEDIARY);
        TradingAccount separation = desk.account(2001, AccountPurpose.SEPARATION);
        desk.take(
                trading,
                Desk.cash(trading, 1, "2026-11-02T10:00:00", "10000.00", "DEPOSIT-77"),
                Desk.cash(trading, 2, "2026-11-03T10:00:00", "-500.00", "TRANSFER TO 3001"));
        desk.take(hub, Desk.cash(hub, 3, "2026-11-03T10:00:01", "500.00", "TRANSFER FROM 1001"));
        desk.read(trading, "2026-11-04T12:00:00Z", "9600.00", "9600.00");
        BigDecimal before = pnl(trading).truePnl().amount();
        assertThat(deal(trading, 2).category()).isEqualTo(CashCategory.HUB_OUT);

        desk.take(hub, Desk.cash(hub, 5, "2026-11-05T10:00:00", "-500.00", "TRANSFER TO 2001"));
        desk.take(
                separation,
                Desk.cash(separation, 6, "2026-11-05T10:00:02", "500.00", "TRANSFER FROM 3001"));

        assertThat(before).isEqualByComparingTo("100.00");
        assertThat(pnl(trading).truePnl().amount()).isEqualByComparingTo(before);
        assertThat(pnl(trading).adjustedAllocation().amount()).isEqualByComparingTo("10000.00");
        assertThat(deal(trading, 2).category()).isEqualTo(CashCategory.PROFIT_WITHDRAWAL);
        assertThat(desk.balance("1100", trading)).isEqualByComparingTo("10000.00");
        assertThat(desk.balance("1110", trading)).isEqualByComparingTo("-400.00");
        assertThat(desk.balance("4100", trading).negate()).isEqualByComparingTo("100.00");
        assertThat(desk.balance("1130", separation)).isEqualByComparingTo("500.00");
    }

    @Test
    void aMovementWhoseCounterpartyIsRegisteredLaterIsReadAgain() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        desk.take(
                trading,
                Desk.cash(trading, 2, "2026-11-03T10:00:00", "-300.00", "TRANSFER TO 2001"));
        assertThat(deal(trading, 2).category()).isEqualTo(CashCategory.NEEDS_REVIEW);
        assertThat(deal(trading, 2).reviewNote()).contains("2001").contains("not registered");

        TradingAccount separation = desk.account(2001, AccountPurpose.SEPARATION);
        desk.take(
                separation,
                Desk.cash(separation, 4, "2026-11-03T10:00:05", "300.00", "TRANSFER FROM 1001"));

        assertThat(deal(trading, 2).category()).isEqualTo(CashCategory.PROFIT_WITHDRAWAL);
        assertThat(deal(trading, 2).transfer()).contains("deal 4");
    }

    @Test
    void aSecondCopyThatSaysSomethingElseIsAFindingAndChangesNothing() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        Deal first = Desk.cash(trading, 1, "2026-11-02T10:00:00", "100.00", "DEPOSIT-77");
        Deal other = Desk.cash(trading, 1, "2026-11-02T10:00:00", "999.00", "DEPOSIT-77");
        desk.take(trading, first);

        Taken again = desk.take(trading, other, first);
        desk.take(trading, other);

        assertThat(again).isEqualTo(new Taken(0, 1, 1, 0));
        assertThat(deal(trading, 1).deal()).isEqualTo(first);
        assertThat(desk.findings(trading)).hasSize(1);
        assertThat(desk.findings(trading).getFirst().copy()).isEqualTo(other.row());
        assertThat(desk.balance("1100", trading)).isEqualByComparingTo("100.00");
    }
}
