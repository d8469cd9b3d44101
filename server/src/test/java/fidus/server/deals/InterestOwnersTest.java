package fidus.server.deals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashflowCalls;
import fidus.contract.Nothing;
import fidus.funds.FundCode;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.server.HouseDecisions;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// 10.00 of interest on a separation account where CORE has 200.00 and BALANCE 100.00.
class InterestOwnersTest {
    private final TradingOffice office = new TradingOffice("2027-01-04");
    private final AccountKey separation =
            office.account(7100, AccountPurpose.SEPARATION, FundCode.SEPARATION, "0", true);

    @AfterEach
    void close() {
        office.close();
    }

    private List<String> interest(String beneficiary) {
        if (!beneficiary.equals("HOUSE")) {
            new HouseDecisions(office).set(SettingKey.BROKER_INTEREST_BENEFICIARY, beneficiary);
        }
        put(7001, FundCode.CORE, "200.00");
        put(7002, FundCode.BALANCE, "100.00");
        office.at("2027-01-08");
        office.cash(separation, 9, "2027-01-08T08:00:00", "10.00", "INTEREST of December");
        return e16();
    }

    private void put(long login, FundCode fund, String sum) {
        AccountKey account = office.account(login, AccountPurpose.TRADING, fund, "1000", true);
        office.cash(account, login, "2027-01-06T08:00:00", "-" + sum, "TRANSFER TO 7100");
        office.cash(separation, login + 10, "2027-01-06T08:00:05", sum, "TRANSFER FROM " + login);
    }

    private List<String> e16() {
        return office
                .ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200))
                .rows()
                .stream()
                .filter(entry -> entry.eventCode().equals("E16"))
                .map(InterestOwnersTest::said)
                .sorted()
                .toList();
    }

    private static String said(JournalEntry entry) {
        return entry.postings().stream()
                .map(one -> one.account() + " " + one.dimensions().get("fund") + " " + one.money())
                .toList()
                .toString();
    }

    @Test
    void itIsTheHousesUnlessAnybodySetsOtherwise() {
        assertThat(interest("HOUSE"))
                .containsExactly("[1130 HOUSE 10.00 USD, 4300 SEPARATION 10.00 USD]");
    }

    @Test
    void itIsSplitOverTheFundsByWhatEachHasThereToTheCent() {
        assertThat(interest("FUND"))
                .containsExactly(
                        "[1130 BALANCE 3.33 USD, 2240 BALANCE 3.33 USD]",
                        "[1130 CORE 6.67 USD, 2240 CORE 6.67 USD]");
        assertThat(office.balance("2240")).isEqualTo("-10.00");
        assertThat(office.balance("4300")).isEqualTo("0.00");
        var coverage = office.ask(CashflowCalls.COVERAGE, new Nothing()).currencies().getFirst();
        assertThat(coverage.house().sum()).hasToString("0.00 USD");
        assertThat(coverage.funds().getFirst().assets().separationReserve().sum())
                .hasToString("206.67 USD");
    }

    @Test
    void whatNobodyIsOwedInterestInStaysItsFunds() {
        assertThat(interest("CLIENTS_PRO_RATA"))
                .containsExactly(
                        "[1130 BALANCE 3.33 USD, 2240 BALANCE 3.33 USD]",
                        "[1130 CORE 6.67 USD, 2240 CORE 6.67 USD]");
    }

    @Test
    void whereNoFundHasAnythingItIsTheHouses() {
        new HouseDecisions(office).set(SettingKey.BROKER_INTEREST_BENEFICIARY, "FUND");
        office.at("2027-01-08");
        office.cash(separation, 9, "2027-01-08T08:00:00", "10.00", "INTEREST of December");
        assertThat(e16()).singleElement().asString().startsWith("[1130 HOUSE 10.00 USD");
    }
}
