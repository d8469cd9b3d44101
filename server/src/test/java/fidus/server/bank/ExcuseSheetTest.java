package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.ExcuseDays;
import fidus.bank.desk.Expected;
import fidus.bank.desk.SetBankAccount;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// What whoever agrees to excuse missing days reads of the bank. It is Monday, 23 November.
final class ExcuseSheetTest extends OwnBank {
    @BeforeEach
    void expect() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", null, 0));
        quiet("1", "261123", "100,00");
        desk.server.clock().advance(Duration.ofDays(8));
    }

    private static List<LocalDate> november(int... days) {
        return IntStream.of(days).mapToObj(day -> LocalDate.of(2026, 11, day)).toList();
    }

    private Prepared excuse(List<LocalDate> days) {
        return desk.ask(
                BankCalls.EXCUSE_DAYS,
                new ExcuseDays(main.id(), days, "The bank writes only when money moves"));
    }

    /// Whoever agrees sees each day, what the statements around it end and begin with, and that
    /// none of their rows lies on it.
    @Test
    void theSecondPersonSeesTheDaysAndWhatTheStatementsAroundThemSay() {
        quiet("2", "261126", "100,00");

        assertThat(shown(excuse(november(24, 25, 27))))
                .containsExactly(
                        "Account: Main account",
                        "Days: 2026-11-24 to 2026-11-25, 2026-11-27",
                        "Before 2026-11-24: statement 1 (statement.sta) ends on 2026-11-23 with"
                                + " 100.00 EUR",
                        "After 2026-11-25: statement 2 (statement.sta) begins on 2026-11-26 with"
                                + " 100.00 EUR",
                        "Before 2026-11-27: statement 2 (statement.sta) ends on 2026-11-26 with"
                                + " 100.00 EUR",
                        "After 2026-11-27: no statement so far",
                        "Bank rows: no row of a statement lies on these days",
                        "Reason: The bank writes only when money moves");
    }

    @Test
    void daysBetweenThatAreNotChosenAreInNoRange() {
        assertThat(shown(excuse(november(24, 26, 27, 30))))
                .contains("Days: 2026-11-24, 2026-11-26 to 2026-11-30");
    }

    /// A row that is dated on such a day, because the bank announced it or its statement tells only
    /// later days whole, is seen, and what could not be read is counted.
    @Test
    void rowsThatLieOnTheDaysAndWhatCouldNotBeReadAreSeen() {
        desk.take(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261126", "100,00")
                        .valued("261124", "C7,00", "Early one")
                        .valued("269999", "C1,00", "Of no day")
                        .closing("261130", "107,00")
                        .bytes());

        List<String> shown = shown(excuse(november(24, 25)));

        assertThat(shown)
                .anyMatch(
                        line ->
                                line.startsWith("Row STMT-2-1: 7.00 EUR · value date 2026-11-24")
                                        && line.contains("Early one")
                                        && line.contains("statement 2 (statement.sta)"))
                .noneMatch(line -> line.startsWith("Bank rows"));
        assertThat(shown).anyMatch(line -> line.contains("1 line of it could not be read"));
    }

    @Test
    void aRowThatCameToLieOnTheDaysIsReadBeforeTheyAreExcused() {
        Prepared asked = excuse(november(24, 25));
        desk.take(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261126", "100,00")
                        .valued("261124", "C7,00", "Early one")
                        .closing("261130", "107,00")
                        .bytes());

        assertThatThrownBy(() -> desk.approve(asked))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.STALE_VERSION))
                .hasMessageContaining("Row STMT-2-1")
                .hasMessageContaining("Early one");

        desk.approve(excuse(november(24, 25)));
        assertThat(desk.ask(BankCalls.MISSING_DAYS, new AboutBankAccount(main.id())).excused())
                .hasSize(2);
    }

    private static List<String> shown(Prepared asked) {
        return asked.shown().stream().map(line -> line.label() + ": " + line.value()).toList();
    }
}
