package fidus.server.settings;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.AuthCalls;
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
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;
import fidus.server.deals.TradingOffice;
import fidus.settings.ChangeSetting;
import fidus.settings.SettingCalls;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    /// Tokyo is nine hours ahead of UTC: its 6 January begins on the 5th at 15:00.
    @Test
    void theDaysOfTheHouseAreThoseOfItsZoneFromADayOnAndWhatIsBookedKeepsItsDay() {
        AccountKey account =
                office.account(1001, AccountPurpose.TRADING, FundCode.CORE, "1000.00", true);
        office.cash(account, 1, "2027-01-03T16:00:00", "100.00", "DEPOSIT");
        refused(SettingKey.BUSINESS_ZONE, "value", "Asia/Atlantis", "2027-01-06");
        refused(SettingKey.BUSINESS_ZONE, "value", "+09:00", "2027-01-06");
        at("2027-01-04T15:30:00Z");
        refused(SettingKey.BUSINESS_ZONE, "from", "Asia/Tokyo", "2027-01-05");
        office.approve(change(SettingKey.BUSINESS_ZONE, "Asia/Tokyo", "2027-01-06"));

        at("2027-01-05T14:59:00Z");
        assertThat(businessDate()).isEqualTo("2027-01-05");
        at("2027-01-05T15:01:00Z");
        assertThat(businessDate()).isEqualTo("2027-01-06");
        assertThat(Objects.requireNonNull(office.ask(AuthCalls.ME, new Nothing()).businessDays()))
                .isEqualTo(
                        BusinessDays.UTC.with(
                                LocalDate.parse("2027-01-06"), ZoneId.of("Asia/Tokyo")));
        office.cash(account, 2, "2027-01-05T14:00:00", "100.00", "DEPOSIT");
        office.cash(account, 3, "2027-01-05T16:00:00", "100.00", "DEPOSIT");
        assertThat(countedOn()).containsExactly("2027-01-03", "2027-01-05", "2027-01-06");
        limitsFollowTheirDay(account);
    }

    /// Half an hour is too old for a reading and too far between two legs, until more is allowed.
    private void limitsFollowTheirDay(AccountKey account) {
        AccountKey separation =
                office.account(1002, AccountPurpose.SEPARATION, FundCode.SEPARATION, "0.00", true);
        refused(SettingKey.FRESHNESS_MINUTES, "value", "10/5/60", "2027-01-08");
        refused(SettingKey.PAIRING_WINDOW_MINUTES, "value", "1.5", "2027-01-08");
        office.approve(change(SettingKey.FRESHNESS_MINUTES, "10/20/60", "2027-01-08"));
        office.approve(change(SettingKey.PAIRING_WINDOW_MINUTES, "60", "2027-01-08"));
        at("2027-01-06T16:00:00Z");
        office.read(account, "2027-01-06T15:30:00Z", "1300.00", "1300.00");
        assertThat(state(account)).isInstanceOf(ReadingState.Stale.class);
        transferred(account, separation, 10, "2027-01-06");
        assertThat(transfers(account)).isZero();

        at("2027-01-07T16:00:00Z");
        office.read(account, "2027-01-07T15:30:00Z", "1300.00", "1300.00");
        assertThat(state(account))
                .isEqualTo(
                        new ReadingState.Ok(
                                ReadingState.reading(state(account)).orElseThrow(),
                                Duration.ofMinutes(30),
                                FreshnessBand.DEGRADED));
        transferred(account, separation, 20, "2027-01-07");
        assertThat(transfers(account)).isEqualTo(1);
    }

    private void transferred(AccountKey from, AccountKey to, long ticket, String day) {
        office.cash(from, ticket, day + "T15:05:00", "-50.00", "TRF TO " + to.login());
        office.cash(to, ticket + 1, day + "T15:35:00", "50.00", "TRF FROM " + from.login());
    }

    private ReadingState state(AccountKey account) {
        var features = office.server.features();
        return features.mongo()
                .read(
                        unit ->
                                features.deals()
                                        .results()
                                        .of(unit, office.registered(account))
                                        .pnl()
                                        .state());
    }

    private int transfers(AccountKey account) {
        var features = office.server.features();
        return features.mongo()
                .read(unit -> features.deals().transfers(unit, account.server()))
                .transfers()
                .size();
    }

    private void at(String instant) {
        office.server.clock().set(Instant.parse(instant));
        office.operator = office.token(Role.OPERATOR);
        office.approver = office.token(Role.APPROVER);
    }

    private LocalDate businessDate() {
        return office.ask(SettingCalls.LIST, new Nothing()).businessDate();
    }

    private List<String> countedOn() {
        List<String> days = new ArrayList<>();
        var features = office.server.features();
        features.mongo()
                .look(
                        unit ->
                                features.ledger()
                                        .each(
                                                unit,
                                                entry -> {
                                                    if (entry.eventCode().equals("E4")) {
                                                        days.add(entry.valueOn().toString());
                                                    }
                                                }));
        return days;
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
        return change(KEY, value, from);
    }

    private Prepared change(SettingKey key, String value, String from) {
        return office.ask(
                SettingCalls.CHANGE,
                new ChangeSetting(key, value, LocalDate.parse(from), "Decided by the board"));
    }

    private void refused(String field, String value, String from) {
        refused(KEY, field, value, from);
    }

    private void refused(SettingKey key, String field, String value, String from) {
        Problem why = problem(() -> change(key, value, from));
        assertThat(why.fields().getFirst().field()).as(why.message()).isEqualTo(field);
    }
}
