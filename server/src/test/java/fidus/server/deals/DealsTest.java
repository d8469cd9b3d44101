package fidus.server.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.dashboard.DashboardCalls;
import fidus.dashboard.PnlTotal;
import fidus.money.Money;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountPurpose;
import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealDecided;
import fidus.mt5.DealPage;
import fidus.mt5.DecideDeal;
import fidus.mt5.DecideReading;
import fidus.mt5.FindDeals;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldState;
import fidus.mt5.Mt5Calls;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.QuarantineResult.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class DealsTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

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

    /// The accounts of a client's portfolio with the figures the specification states for them.
    @Test
    void accountsAndTiersShowTheGoldenResults() {
        TradingAccount separation = desk.account(2001, AccountPurpose.SEPARATION);
        TradingAccount core = account(1001, "18151.41", "118.01", "2154.96");
        TradingAccount balance = account(1002, "80000.00", "4643.98", "9906.99");
        account(1003, "20000.00", "1828.32", "15680.46");
        desk.read(separation, "2026-11-20T12:00:00Z", "20656.33", "20656.33");

        assertThat(shown(core)).isEqualTo("-15878.44 USD at -87.48");
        assertThat(shown(balance)).isEqualTo("-65449.03 USD at -81.81");
        assertThat(shown(separation)).isEqualTo("none");
        List<PnlTotal> totals = desk.ask(DashboardCalls.DASHBOARD, new Nothing()).pnl();
        PnlTotal withdrawals = Desk.tier(totals, "CLIENT_TIER_WITHDRAWALS_BASIS");
        PnlTotal separated = Desk.tier(totals, "CLIENT_TIER_SEPARATION_BASIS");
        assertThat(withdrawals.truePnl()).isEqualTo(Money.of("-83818.69", "USD"));
        assertThat(withdrawals.returnPercent()).isEqualByComparingTo("-70.94");
        assertThat(separated.truePnl()).isEqualTo(Money.of("-69752.67", "USD"));
        assertThat(separated.returnPercent()).isEqualByComparingTo("-59.04");
    }

    private TradingAccount account(long login, String capital, String swept, String equity) {
        TradingAccount account = desk.account(login, AccountPurpose.TRADING);
        desk.take(
                account,
                Desk.cash(account, login * 10, "2026-11-02T10:00:00", capital, "DEPOSIT-1"),
                Desk.cash(
                        account,
                        login * 10 + 1,
                        "2026-11-03T10:00:00",
                        "-" + swept,
                        "TRANSFER TO 2001"));
        desk.read(account, "2026-11-20T12:00:00Z", equity, equity);
        return account;
    }

    private String shown(TradingAccount account) {
        TruePnl pnl =
                desk.ask(Mt5Calls.ACCOUNTS, new Nothing()).accounts().stream()
                        .filter(card -> card.account().key().equals(account.key()))
                        .findFirst()
                        .orElseThrow()
                        .pnl()
                        .pnl();
        return pnl == null
                ? "none"
                : pnl.truePnl() + " at " + pnl.returnPercent().orElseThrow().toPlainString();
    }

    @Test
    void pagesOfDealsFollowEachOtherWithoutGapOrRepetition() {
        TradingAccount trading = desk.account(1001, AccountPurpose.TRADING);
        var batch = new ArrayList<Deal>();
        for (int i = 1; i <= 25; i++) {
            String at = "2026-11-02T10:00:0" + i % 3;
            batch.add(Desk.cash(trading, i, at, "1.00", "DEPOSIT-" + i));
        }
        desk.take(trading, batch.toArray(Deal[]::new));

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            DealPage page =
                    desk.ask(
                            Mt5Calls.DEALS,
                            new FindDeals(Desk.SERVER, 1001L, null, true, cursor, 10));
            page.rows().forEach(row -> seen.add(row.deal().key()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).endsWith("/23");
        assertThat(seen.getLast()).endsWith("/3");
    }

    private BookedDeal deal(TradingAccount account, long ticket) {
        return desk
                .ask(
                        Mt5Calls.DEALS,
                        new FindDeals(
                                account.key().server(),
                                account.key().login(),
                                null,
                                false,
                                null,
                                200))
                .rows()
                .stream()
                .filter(row -> row.deal().ticket() == ticket)
                .findFirst()
                .orElseThrow();
    }

    private DealDecided decide(TradingAccount account, long ticket, CashCategory category) {
        return desk.ask(
                Mt5Calls.DECIDE_DEAL,
                new DecideDeal(
                        account.key().server(),
                        account.key().login(),
                        ticket,
                        category,
                        null,
                        "Seen on the bank's paper.",
                        null));
    }

    private TruePnl pnl(TradingAccount account) {
        return Objects.requireNonNull(desk.result(account).pnl().pnl());
    }

    private BigDecimal allocation(TradingAccount account) {
        return desk.result(account).figures().adjustedAllocation().amount();
    }
}
