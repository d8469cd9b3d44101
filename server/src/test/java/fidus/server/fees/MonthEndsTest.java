package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.MonthAccount;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Which accounts a month has.
class MonthEndsTest {
    private final FeeDesk desk = new FeeDesk("2027-01-04");

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void anAccountThatBeganLaterIsNotPartOfTheMonth() {
        AccountKey old = desk.account(1001, "100000.00");
        desk.read(old, "2027-01-31T23:58:00Z", "104000.00");
        desk.at("2027-02-10");
        AccountKey young = desk.account(1002, "50000.00");

        assertThat(accounts("2027-01")).containsExactly(old);
        assertThat(accounts("2027-02")).containsExactly(old, young);
    }

    @Test
    void anAccountWithEarlierDealsIsPartOfTheMonthThoughItWasRegisteredLater() {
        desk.at("2027-02-10");
        AccountKey late = desk.account(1003, "0.00");
        desk.cash(late, 1, "2027-01-20T10:00:00", "50000.00", "Deposit");

        assertThat(accounts("2027-01")).containsExactly(late);
        assertThat(accounts("2026-12")).isEmpty();
    }

    private List<AccountKey> accounts(String month) {
        return desk.ask(FeeCalls.MONTH, new AboutMonth(month)).accounts().stream()
                .map(MonthAccount::account)
                .toList();
    }
}
