package fidus.server.deals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.TradingAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// Whose reserve falls when money leaves a separation account for a bank.
final class SeparatedTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void moneyThatLeavesIsTheirsWhoAloneHaveEnoughAndNobodysWhereTwoHave() {
        TradingAccount client = desk.account(1001, AccountPurpose.TRADING);
        TradingAccount house =
                desk.account(
                        new AccountKey(Desk.SERVER, 1002),
                        AccountPurpose.TRADING,
                        CapitalSource.HOUSE,
                        Currency.USD);
        TradingAccount separation = desk.account(2001, AccountPurpose.SEPARATION);
        desk.take(
                client,
                Desk.cash(client, 1, "2026-11-02T10:00:00", "10000.00", "DEPOSIT-1"),
                Desk.cash(client, 2, "2026-11-03T10:00:00", "-300.00", "TRANSFER TO 2001"));
        desk.take(
                house,
                Desk.cash(house, 3, "2026-11-02T10:00:00", "5000.00", "DEPOSIT-2"),
                Desk.cash(house, 4, "2026-11-04T10:00:00", "-200.00", "TRANSFER TO 2001"));
        desk.take(
                separation,
                Desk.cash(separation, 5, "2026-11-03T10:00:05", "300.00", "TRANSFER FROM 1001"),
                Desk.cash(separation, 6, "2026-11-04T10:00:05", "200.00", "TRANSFER FROM 1002"));
        assertThat(desk.reserves(separation))
                .isEqualTo(Map.of("CORE", "300.00", "HOUSE", "200.00"));
        // Both ends of a transfer say whose it is; the deposits still wait for their banks.
        assertThat(desk.inTransit()).isEqualTo(Map.of("CORE", "-10000.00", "HOUSE", "-5000.00"));

        desk.take(
                separation,
                Desk.cash(separation, 7, "2026-11-05T10:00:00", "-250.00", "WITHDRAWAL"));
        assertThat(desk.reserves(separation)).isEqualTo(Map.of("CORE", "50.00", "HOUSE", "200.00"));
        desk.take(
                separation,
                Desk.cash(separation, 8, "2026-11-06T10:00:00", "-40.00", "WITHDRAWAL"));
        assertThat(desk.reserves(separation))
                .isEqualTo(Map.of("CORE", "50.00", "HOUSE", "200.00", "SEPARATION", "-40.00"));
        desk.take(
                separation,
                Desk.cash(separation, 9, "2026-11-07T10:00:00", "-60.00", "WITHDRAWAL"));
        assertThat(desk.reserves(separation))
                .isEqualTo(Map.of("CORE", "50.00", "HOUSE", "140.00", "SEPARATION", "-40.00"));
    }

    @Test
    void rebatesThatArePutByAreTheHouses() {
        TradingAccount rebates = desk.account(4001, AccountPurpose.REBATE);
        TradingAccount separation = desk.account(2001, AccountPurpose.SEPARATION);
        desk.take(
                rebates,
                Desk.cash(rebates, 1, "2026-11-02T10:00:00", "500.00", "REBATE of October"),
                Desk.cash(rebates, 2, "2026-11-03T10:00:00", "-300.00", "TRANSFER TO 2001"));
        desk.take(
                separation,
                Desk.cash(separation, 3, "2026-11-03T10:00:05", "300.00", "TRANSFER FROM 4001"));

        assertThat(desk.reserves(separation)).isEqualTo(Map.of("HOUSE", "300.00"));
    }
}
