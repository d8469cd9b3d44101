package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.CsvProfile;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.ExcuseDays;
import fidus.bank.desk.ExcusedDay;
import fidus.bank.desk.ExpectDaysAgain;
import fidus.bank.desk.Expected;
import fidus.bank.desk.MissingDays;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.SetBankAccount;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Missing days of an account, a whole range at once, are excused by two persons. It is Monday, 23
/// November.
final class ExcusedDaysTest extends OwnBank {
    @BeforeEach
    void expect() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", null, 0));
        quiet("1", "261123", "100,00");
        desk.server.clock().advance(Duration.ofDays(8));
    }

    private static List<LocalDate> november(int... days) {
        return IntStream.of(days).mapToObj(day -> LocalDate.of(2026, 11, day)).toList();
    }

    private MissingDays now() {
        return desk.ask(BankCalls.MISSING_DAYS, new AboutBankAccount(main.id()));
    }

    private Prepared excuse(List<LocalDate> days) {
        return desk.ask(
                BankCalls.EXCUSE_DAYS,
                new ExcuseDays(main.id(), days, "The bank writes only when money moves"));
    }

    @Test
    void aRangeIsExcusedAtOnceByTwoPersonsAndIsMissingNoMore() {
        assertThat(now().missing()).isEqualTo(november(24, 25, 26, 27, 30));

        Prepared asked = excuse(november(25, 24, 27, 26));
        assertThat(asked.shown()).anyMatch(line -> line.value().equals("2026-11-24 to 2026-11-27"));
        assertThat(now().missing()).as("nobody agreed yet").hasSize(5);
        assertThatThrownBy(
                        () ->
                                desk.server.call(
                                        ApprovalCalls.DECIDE,
                                        new Decide(
                                                asked.id(),
                                                Decide.Decision.APPROVE,
                                                asked.digest(),
                                                ""),
                                        desk.server.token(Role.OPERATOR)))
                .isInstanceOf(Refused.class);
        desk.approve(asked);

        assertThat(now().missing()).isEqualTo(november(30));
        assertThat(now().excused()).extracting(ExcusedDay::day).isEqualTo(november(27, 26, 25, 24));
        assertThat(now().excused())
                .allMatch(day -> day.askedByName().equals("Test operator"))
                .allMatch(day -> !day.agreedByName().equals(day.askedByName()));
        assertThat(said(desk.reconcile(main), "S4").sentence()).contains("1");
        reconciled(23, 30).breaks().forEach(card -> explained(card, CauseCode.DATA_GAP));
        assertThatThrownBy(() -> signed(reconciled(23, 30)))
                .hasMessageContaining("reach 2026-11-29 only");
        assertThat(signed(reconciled(23, 29)).title()).contains("2026-11-29");
    }

    private Prepared signed(Workbench bench) {
        return desk.ask(
                ReconciliationCalls.SIGN_OFF, new SignOff(bench.card().run().id(), "Quiet days"));
    }

    @Test
    void whatCameInMeanwhileIsLeftAndTheRestIsExcused() {
        Prepared asked = excuse(november(24, 25));
        quiet("2", "261124", "100,00");

        desk.approve(asked);

        assertThat(now().excused()).extracting(ExcusedDay::day).isEqualTo(november(25));
        quiet("3", "261125", "100,00");
        assertThat(now().excused()).as("a statement speaks of it").isEmpty();
    }

    @Test
    void daysAroundWhichMoneyMovedCannotBeExcused() {
        quiet("2", "261127", "80,00");

        assertThatThrownBy(() -> excuse(november(25, 26)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> {
                            assertThat(e.problem().message())
                                    .contains("2026-11-25", "100.00 EUR", "80.00 EUR");
                            assertThat(e.problem().fields())
                                    .anyMatch(field -> field.field().equals("days"));
                        });
        assertThat(excuse(november(30))).isNotNull();
    }

    @Test
    void onlyMissingDaysAreExcusedAndAnExcuseIsTakenBack() {
        assertThatThrownBy(() -> excuse(november(23, 24)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2026-11-23");
        assertThatThrownBy(() -> excuse(List.of()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.BAD_VALUE));
        desk.approve(excuse(november(24, 25)));

        MissingDays after =
                desk.ask(
                        BankCalls.EXPECT_DAYS_AGAIN,
                        new ExpectDaysAgain(
                                main.id(), november(25), "The bank says there was one"));

        assertThat(after.missing()).isEqualTo(november(25, 26, 27, 30));
        assertThat(after.excused()).extracting(ExcusedDay::day).isEqualTo(november(24));
        desk.approve(excuse(november(25)));
        assertThat(now().missing()).isEqualTo(november(26, 27, 30));
    }

    /// A file of one row.
    ///
    /// @param closing where its closing balance stands, if anywhere
    private void csv(String row, String closing) {
        byte[] file = ("Date;Amount;Text\n" + row + "\n").getBytes(UTF_8);
        var profile =
                new CsvProfile(
                        "plain",
                        ";",
                        "UTF-8",
                        "yyyy-MM-dd",
                        CsvProfile.Decimal.POINT,
                        null,
                        new CsvProfile.Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 0),
                        CsvProfile.SignRule.SIGNED,
                        1,
                        0,
                        "",
                        closing);
        var id = desk.offer(file, main.id()).id();
        desk.ask(BankCalls.READ, new ReadBankFile(id, main.id(), profile, null));
        desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(id));
    }

    private void moved(String ended, String began, int... days) {
        assertThatThrownBy(() -> excuse(november(days)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(ended)
                .hasMessageContaining(began);
    }

    @Test
    void aStatementWithoutBalancesHidesNothingAndItsOwnRowsAreNoMovementOfAnotherDay() {
        csv("2026-11-23;-7.00;Fee", "");
        quiet("2", "261127", "150,00");

        moved("100.00 EUR", "150.00 EUR", 25, 26);

        csv("2026-11-24;50.00;Ada pays", "");
        assertThat(excuse(november(25, 26))).isNotNull();
    }

    @Test
    void aStatementThatPrintsOnlyItsClosingBalanceIsHeldAgainstTheOneBefore() {
        csv("2026-11-27;30.00;Ada pays;180.00", "R2C4");

        moved("100.00 EUR", "150.00 EUR", 25, 26);
    }

    @Test
    void statementsOfOneDayLieInTheOrderOfTheirBalances() {
        printed("3", "261127", "150,00", "D30,00", "120,00");
        printed("2", "261127", "100,00", "C50,00", "150,00");
        quiet("4", "261201", "120,00");

        assertThat(excuse(november(25, 26, 30))).isNotNull();
    }

    @Test
    void whatIsNotShownOfTheExcusedDaysIsCounted() {
        desk.server.clock().advance(Duration.ofDays(2_900));
        List<LocalDate> first = now().missing();
        assertThat(first).hasSize(MissingDays.MOST);
        excuseAtOnce(first);
        excuseAtOnce(now().missing().subList(0, 3));

        MissingDays now = now();

        assertThat(now.excused()).hasSize(MissingDays.MOST);
        assertThat(now.moreExcused()).isEqualTo(3);
    }

    /// As it was stored, without the two persons.
    private void excuseAtOnce(List<LocalDate> days) {
        desk.server
                .parts()
                .mongo()
                .write(
                        unit -> {
                            for (LocalDate day : days) {
                                new ExcuseStore()
                                        .put(
                                                unit,
                                                new ExcusedDay(
                                                        ExcuseStore.id(main.id(), day),
                                                        main.id(),
                                                        day,
                                                        "Nothing moved",
                                                        "Ann",
                                                        "Bob",
                                                        unit.now(),
                                                        null,
                                                        1));
                            }
                            return days;
                        });
    }
}
