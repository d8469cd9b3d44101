package fidus.server.deals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;

import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The house's own money on an account of CORE: every posting of it is the house's, and CORE has
/// nothing of it.
class HouseFundTest {
    @Test
    void whateverHappensOnAnAccountOfTheHouseIsBookedUnderTheHouse() {
        try (var office = new TradingOffice("2027-01-02")) {
            office.source = CapitalSource.HOUSE;
            AccountKey own =
                    office.account(1001, AccountPurpose.TRADING, FundCode.CORE, "14662.94", true);
            office.source = CapitalSource.CLIENT;
            AccountKey clients =
                    office.account(1002, AccountPurpose.TRADING, FundCode.CORE, "500.00", true);
            office.account(7002, AccountPurpose.SEPARATION, FundCode.SEPARATION, "0.00", true);
            office.at("2027-01-06");
            office.read(own, "2027-01-05T08:00:00Z", "15662.94", "15662.94");
            office.read(clients, "2027-01-05T08:00:00Z", "510.00", "510.00");
            office.cash(own, 1, "2027-01-05T09:00:00", "-12.50", "FEE platform");
            office.cash(own, 2, "2027-01-05T10:00:00", "-300.00", "TRANSFER TO 7002");

            assertThat(books(office))
                    .containsEntry("1100 HOUSE", "14662.94")
                    .containsEntry("1110 HOUSE", "687.50")
                    .containsEntry("4100 HOUSE", "-1000.00")
                    .containsEntry("5400 HOUSE", "12.50")
                    .containsEntry("1100 CORE", "500.00")
                    .containsEntry("1110 CORE", "10.00")
                    .containsEntry("4100 CORE", "-10.00")
                    .hasSize(7);
        }
    }

    /// Balances by account and fund.
    private static Map<String, String> books(TradingOffice office) {
        var features = office.server.features();
        var books = new TreeMap<String, String>();
        for (String account : List.of("1100", "1110", "4100", "5400")) {
            features.mongo()
                    .read(
                            unit ->
                                    features.ledger()
                                            .balances(
                                                    unit,
                                                    List.of(account),
                                                    List.of("fund"),
                                                    YearMonth.of(2027, 1)))
                    .forEach(
                            one ->
                                    books.put(
                                            account + " " + one.values().getFirst(),
                                            one.balance().amount().toPlainString()));
        }
        return books;
    }
}
