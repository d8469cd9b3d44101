package fidus.server.close;

import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.server.HouseDecisions;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.Test;

/// R6, R7 and R9 of a month obey what the house has set, and interest that is the clients' is owed
/// to them.
class SetLimitsTest {
    private void set(CloseDesk desk) {
        var house = new HouseDecisions(desk);
        house.set(SettingKey.HOUSE_CUSHION, "4000.00");
        house.set(SettingKey.SEPARATION_TOLERANCE, "50.00");
        house.set(SettingKey.WALLET_DOUBLE_COUNT_LIMIT, "6000.00");
        house.set(SettingKey.BROKER_INTEREST_BENEFICIARY, "CLIENTS_PRO_RATA");
    }

    @Test
    void aMonthIsJudgedByWhatWasInForceOnItsLastDay() {
        try (var desk = new CloseDesk("2027-01-04")) {
            set(desk);
            desk.started("10000.00");
            AccountKey core = desk.account(7_001, AccountPurpose.TRADING, "15000.00");
            AccountKey separation = desk.account(7_002, AccountPurpose.SEPARATION, "0");
            desk.at("2027-04-01");
            desk.server.rollDay();
            desk.cash(core, 1, "2027-03-20T10:00:00", "-300.00", "TRANSFER TO 7002");
            desk.cash(separation, 2, "2027-03-20T10:00:05", "249.99", "TRANSFER FROM 7001");
            desk.cash(separation, 3, "2027-03-25T10:00:00", "10.00", "INTEREST of February");
            desk.read(separation, "2027-03-31T23:55:00Z", "259.99");
            var wallets = new CloseWallets(desk);
            wallets.cash(
                    CashPlace.BROKER_WALLET,
                    "Broker",
                    CashOwner.HOUSE,
                    "9500.00",
                    "2027-03-31T18:00:00Z");

            TieOut cushion = wallets.tie(TieOutRule.R6);
            assertThat(cushion.tieOutState()).isEqualTo(TieOutState.DIFFERS);
            assertThat(cushion.explanation())
                    .isEqualTo("The cushion of the house is 5000.00 USD; it declared 4000.00 USD.");
            assertThat(wallets.ties(TieOutRule.R7))
                    .anyMatch(tie -> tie.tieOutState() == TieOutState.FAILS);
            assertThat(wallets.tie(TieOutRule.R9).tieOutState()).isEqualTo(TieOutState.FAILS);
            assertThat(wallets.tie(TieOutRule.L4).isSettled()).isTrue();

            var coverage = desk.month().coverage().getFirst();
            assertThat(coverage.funds())
                    .filteredOn(fund -> fund.fullTerm().brokerInterest() != null)
                    .singleElement()
                    .satisfies(
                            fund -> {
                                assertThat(fund.accrued().brokerInterest()).isEqualTo(usd("10.00"));
                                assertThat(fund.assets().separationReserve().sum())
                                        .isEqualTo(usd("259.99"));
                            });
            String owed = desk.ada.id().value().toString();
            assertThat(
                            desk.<java.util.Map<?, ?>>write(
                                    unit ->
                                            desk.server
                                                    .features()
                                                    .ledger()
                                                    .balance(unit, "2240", "client", owed)))
                    .hasToString("{USD=-10.00 USD}");
        }
    }
}
