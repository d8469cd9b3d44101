package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankBalance;
import fidus.bank.BankFormat;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.Expected;
import fidus.bank.desk.FormerExpectation;
import fidus.bank.desk.TakenStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Which statements of a bank are missing.
class MissingTest {
    private static final HouseAccountId ACCOUNT = new HouseAccountId(new UUID(0, 1));

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static BankBalance balance(String on) {
        return new BankBalance("B", Money.of("1.00", "EUR"), day(on));
    }

    /// @param from widened to its rows
    /// @param to widened to its rows
    private static TakenStatement of(String from, String to, String opened, String closed) {
        return new TakenStatement(
                new BankStatementId(new UUID(0, 2)),
                1,
                ACCOUNT,
                "Main account",
                new BankFileId(new UUID(0, 3)),
                "file",
                "hash",
                BankFormat.CAMT053,
                "",
                "",
                "",
                Currency.EUR,
                day(from),
                day(to),
                balance(opened),
                balance(closed),
                List.of(),
                List.of(),
                1,
                1,
                0,
                0,
                "Ann",
                Instant.EPOCH,
                null,
                1,
                null);
    }

    private static BankAccountSetting daily(String since) {
        return new BankAccountSetting(
                ACCOUNT, Expected.DAILY, "", null, day(since), "Ann", null, 1);
    }

    private static List<String> missing(
            BankAccountSetting setting, Currency currency, String today, TakenStatement... in) {
        return Missing.of(setting, currency, List.of(in), day(today)).stream()
                .map(LocalDate::toString)
                .toList();
    }

    @Test
    void aRowThatIsValuedOrPendingOnAnotherDayIsNoStatementOfThatDay() {
        assertThat(
                        missing(
                                daily("2027-01-04"),
                                Currency.EUR,
                                "2027-01-13",
                                of("2027-01-04", "2027-01-12", "2027-01-04", "2027-01-05")))
                .containsExactly(
                        "2027-01-06", "2027-01-07", "2027-01-08", "2027-01-11", "2027-01-12");
        assertThat(
                        missing(
                                daily("2027-01-04"),
                                Currency.EUR,
                                "2027-01-07",
                                of("2027-01-03", "2027-01-06", "2027-01-05", "2027-01-06")))
                .containsExactly("2027-01-04", "2027-01-05");
    }

    @Test
    void whatWasDueBeforeAnotherThingWasExpectedIsStillMissing() {
        var setting =
                new BankAccountSetting(
                        ACCOUNT,
                        Expected.DAILY,
                        "",
                        null,
                        day("2027-01-07"),
                        "Ann",
                        List.of(
                                new FormerExpectation(
                                        Expected.DAILY, day("2027-01-04"), day("2027-01-06")),
                                new FormerExpectation(
                                        Expected.WEEKLY, day("2027-01-06"), day("2027-01-07"))),
                        3);

        assertThat(missing(setting, Currency.EUR, "2027-01-08"))
                .containsExactly("2027-01-04", "2027-01-05", "2027-01-07");
    }

    private static BankAccountSetting every(Expected expected, String since) {
        return new BankAccountSetting(ACCOUNT, expected, "", null, day(since), "Ann", null, 1);
    }

    @Test
    void aMonthOrWeekThatEndsOnADayTheBankIsShutEndsOnItsLastBusinessDay() {
        BankAccountSetting monthly = every(Expected.MONTHLY, "2027-01-01");
        TakenStatement january = of("2027-01-04", "2027-01-29", "2027-01-03", "2027-01-29");
        assertThat(missing(monthly, Currency.EUR, "2027-02-05", january)).isEmpty();
        assertThat(
                        missing(
                                monthly,
                                Currency.EUR,
                                "2027-02-05",
                                of("2027-01-04", "2027-01-28", "2027-01-03", "2027-01-28")))
                .containsExactly("2027-01-31");
        BankAccountSetting weekly = every(Expected.WEEKLY, "2026-12-21");
        assertThat(
                        missing(
                                weekly,
                                Currency.EUR,
                                "2027-01-05",
                                of("2026-12-21", "2026-12-24", "2026-12-20", "2026-12-24"),
                                of("2026-12-28", "2026-12-31", "2026-12-27", "2026-12-31")))
                .isEmpty();
        assertThat(missing(weekly, Currency.EUR, "2027-01-05"))
                .containsExactly("2026-12-25", "2027-01-01");
    }

    @Test
    void noStatementIsDueOnAHolidayOfTheBank() {
        assertThat(missing(daily("2026-12-24"), Currency.EUR, "2026-12-29"))
                .containsExactly("2026-12-24", "2026-12-28");
        assertThat(missing(daily("2027-03-26"), Currency.EUR, "2027-03-31"))
                .containsExactly("2027-03-30");
        assertThat(missing(daily("2026-12-24"), Currency.USD, "2026-12-29"))
                .containsExactly("2026-12-24", "2026-12-28");
        assertThat(missing(daily("2026-04-30"), Currency.USD, "2026-05-04"))
                .containsExactly("2026-04-30", "2026-05-01");
    }
}
