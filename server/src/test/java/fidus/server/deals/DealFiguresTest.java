package fidus.server.deals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.dashboard.DashboardCalls;
import fidus.dashboard.PnlTotal;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Deal;
import fidus.mt5.DealPage;
import fidus.mt5.FindDeals;
import fidus.mt5.Mt5Calls;
import fidus.mt5.TradingAccount;
import fidus.mt5.pnl.TruePnl;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What the pages of accounts and deals show.
final class DealFiguresTest extends DealDesk {
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
}
