package fidus.server.settings;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.DecideDeal;
import fidus.mt5.Mt5Calls;
import fidus.server.deals.TradingOffice;
import fidus.settings.ChangeSetting;
import fidus.settings.SettingCalls;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// Rules the house sets: two persons, a day to come, and a history nobody edits.
class SettingsTest {
    private static final SettingKey KEY = SettingKey.OVERRIDE_CHECK_ABOVE;

    private final TradingOffice office = new TradingOffice("2027-01-04");

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aValueIsInForceFromItsDayAndTheOneBeforeStaysInTheHistory() {
        Prepared first = change("500.00", "2027-01-05");
        assertThat(first.shown()).contains(new Shown("In force before", "1000.00"));
        assertThat(history().values()).isEmpty();
        office.approve(first);
        office.approve(change("750.00", "2027-02-01"));

        SettingHistory history = history();
        assertThat(history.inForceOn(LocalDate.parse("2027-01-04"))).isEqualTo("1000.00");
        assertThat(history.inForceOn(LocalDate.parse("2027-01-05"))).isEqualTo("500.00");
        assertThat(history.inForceOn(LocalDate.parse("2027-02-01"))).isEqualTo("750.00");
        assertThat(history.values().getFirst().maker())
                .isNotEqualTo(history.values().getFirst().checker());
    }

    @Test
    void whatCannotBeSetIsRefusedWithItsFieldAndChangesNothing() {
        office.approve(change("500.00", "2027-01-10"));
        refused("value", "-1", "2027-02-01");
        refused("value", "1.005", "2027-02-01");
        refused("value", "plenty", "2027-02-01");
        refused("value", "500.00", "2027-02-01");
        refused("from", "400.00", "2027-01-04");
        refused("from", "400.00", "2027-01-10");
        Problem why =
                problem(
                        () ->
                                office.ask(
                                        SettingCalls.CHANGE,
                                        new ChangeSetting(
                                                KEY, "1.00", LocalDate.parse("2027-03-01"), "So")));
        assertThat(why.fields().getFirst().field()).isEqualTo("reason");
        assertThat(history().values()).hasSize(1);
    }

    @Test
    void nobodyApprovesTheirOwnSettingAndOneWaitsAtATime() {
        office.operator = office.token(Role.OPERATOR, Role.APPROVER);
        Prepared waits = change("500.00", "2027-01-10");
        assertThat(office.code(() -> office.decide(waits, office.operator)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(office.code(() -> change("400.00", "2027-01-11")))
                .isEqualTo(Problem.Code.ALREADY_PENDING);
        assertThat(history().values()).isEmpty();
    }

    @Test
    void aMovementAboveTheSumInForceWaitsForASecondPerson() {
        AccountKey account =
                office.account(1001, AccountPurpose.TRADING, FundCode.CORE, "1000.00", true);
        office.approve(change("500.00", "2027-01-05"));
        office.cash(account, 7, "2027-01-04T08:00:00", "800.00", "hello");
        office.cash(account, 8, "2027-01-04T08:10:00", "800.00", "hello");
        assertThat(decided(account, 7).waits()).isNull();
        office.at("2027-01-05");
        assertThat(decided(account, 8).waits()).isNotNull();
    }

    private DealDecided decided(AccountKey account, long ticket) {
        return office.ask(
                Mt5Calls.DECIDE_DEAL,
                new DecideDeal(
                        account.server(),
                        account.login(),
                        ticket,
                        CashCategory.EXTERNAL_DEPOSIT,
                        null,
                        "More capital for the account",
                        null));
    }

    private SettingHistory history() {
        return office.ask(SettingCalls.LIST, new Nothing()).settings().stream()
                .filter(one -> one.key() == KEY)
                .findFirst()
                .orElseThrow();
    }

    private Prepared change(String value, String from) {
        return office.ask(
                SettingCalls.CHANGE,
                new ChangeSetting(KEY, value, LocalDate.parse(from), "Decided by the board"));
    }

    private void refused(String field, String value, String from) {
        Problem why = problem(() -> change(value, from));
        assertThat(why.fields().getFirst().field()).as(why.message()).isEqualTo(field);
    }
}
