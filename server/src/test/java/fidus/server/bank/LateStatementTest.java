package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// Statements of one day whose rows read alike, taken in in any order: what a bank moved counts,
/// whichever file came first.
final class LateStatementTest extends TakenFiles {
    /// The n-th statement of the day: one payment of ten, and a row of its own.
    private static Mt940Text part(int number) {
        int opening = 100 + 11 * (number - 1);
        return Mt940Text.of(BankDesk.IBAN, number + "/1", "261116", opening + ",00")
                .row("261116", "C10,00", "", "Ada pays")
                .row("261116", "C1,00", "", "Interest " + number)
                .closing("261116", opening + 11 + ",00");
    }

    private long counting() {
        return statements().stream()
                .map(card -> card.statement())
                .flatMap(one -> fates(one).stream())
                .filter(RowFate.FRESH::equals)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,1"})
    void theSameRowsCountWhicheverOfTwoFilesCameFirst(int first, int second) {
        desk.takeOne(part(first));
        TakenStatement taken = desk.takeOne(part(second));

        assertThat(fates(taken)).containsExactly(RowFate.FRESH, RowFate.FRESH);
        assertThat(counting()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "321", "213", "231"})
    void theSameRowsCountOfThreeOneAfterTheOther(String order) {
        List<RowFate> fates = new ArrayList<>();
        order.chars().forEach(number -> fates.addAll(fates(desk.takeOne(part(number - '0')))));

        assertThat(fates).hasSize(6).containsOnly(RowFate.FRESH);
    }

    @ParameterizedTest
    @CsvSource({"1,2,3", "2,1,3", "2,3,1", "3,2,1", "1,3,2"})
    void ofAFileOfTwoTheSameRowsCount(int first, int second, int stored) {
        desk.takeOne(part(stored));

        List<TakenStatement> taken = desk.take(part(first).and(part(second)).bytes()).statements();

        assertThat(taken).flatExtracting(this::fates).hasSize(4).containsOnly(RowFate.FRESH);
    }

    /// While the one between them is missing, nothing says that the third is not the first said
    /// again.
    @Test
    void aStatementAfterAGapCountsInWholeOnceItIsTakenInAgain() {
        desk.takeOne(part(1));
        TakenStatement third = desk.takeOne(part(3));
        assertThat(fates(third)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        assertThat(fates(desk.takeOne(part(2)))).containsOnly(RowFate.FRESH);
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(third.id(), "It came before the second")));

        TakenStatement again = desk.takeOne(part(3));

        assertThat(fates(again)).containsOnly(RowFate.FRESH);
    }

    @Test
    void whatIsSaidAgainOfThemCountsNoMore() {
        desk.takeOne(part(2));
        desk.takeOne(part(1));

        List<TakenStatement> again = desk.take(part(1).and(part(2)).bytes()).statements();
        TakenStatement day =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "9/1", "261116", "100,00")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261116", "C1,00", "", "Interest 1")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261116", "C1,00", "", "Interest 2")
                                .closing("261116", "122,00"));

        assertThat(again).flatExtracting(this::fates).containsOnly(RowFate.REPEATED);
        assertThat(fates(day)).containsOnly(RowFate.REPEATED);
        assertThat(counting()).isEqualTo(4);
    }

    /// It ends where the stored one ends: what both say is said once.
    @Test
    void aStatementThatEndsWithAStoredOneSaysItAgain() {
        desk.takeOne(part(2));
        TakenStatement whole =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "9/1", "261116", "101,00")
                                .row("261116", "C10,00", "", "Bob pays")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261116", "C1,00", "", "Interest 2")
                                .closing("261116", "122,00"));

        assertThat(fates(whole)).containsExactly(RowFate.FRESH, RowFate.REPEATED, RowFate.REPEATED);
    }

    /// It comes back to the balance at which the stored one begins, and has its rows.
    @Test
    void aStatementThatComesBackToWhereAStoredOneBeganSaysItAgain() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "110,00")
                        .row("261116", "C10,00", "", "Ada pays")
                        .row("261116", "D10,00", "", "Fee")
                        .closing("261116", "110,00"));
        TakenStatement whole =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "9/1", "261116", "100,00")
                                .row("261116", "C10,00", "", "Bob pays")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261116", "D10,00", "", "Fee")
                                .closing("261116", "110,00"));

        assertThat(fates(whole)).containsExactly(RowFate.FRESH, RowFate.REPEATED, RowFate.REPEATED);
    }

    /// The second of the file begins with what the stored one says, which has grown since.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAFileWhoseNextPartIsAStoredOneThatGrewNothingCountsTwice(boolean reads) {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "111,00")
                        .row("261116", "C10,00", "", "Ada pays")
                        .closing("261116", "121,00"));
        Mt940Text before =
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "100,00")
                        .row("261116", "C11,00", "", reads ? "Ada pays" : "Bob pays")
                        .closing("261116", "111,00");

        List<TakenStatement> taken = desk.take(before.and(part(2)).bytes()).statements();

        assertThat(taken)
                .flatExtracting(this::fates)
                .containsExactly(RowFate.FRESH, RowFate.REPEATED, RowFate.FRESH);
        assertThat(counting()).isEqualTo(3);
    }

    /// The balance a month ends with is one that a day within it began with.
    @Test
    void aLongerStatementThatEndsWhereADayOfItBeganSaysThatDayAgain() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "11/1", "261115", "110,00")
                        .row("261115", "C10,00", "", "Ada pays")
                        .closing("261115", "120,00"));
        TakenStatement month =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261101", "100,00")
                                .row("261103", "C10,00", "", "Bob pays")
                                .row("261115", "C10,00", "", "Ada pays")
                                .row("261128", "D10,00", "", "Fee")
                                .closing("261130", "110,00"));

        assertThat(fates(month)).containsExactly(RowFate.FRESH, RowFate.REPEATED, RowFate.FRESH);
    }

    /// The balance a month begins with is one that a day within it ended with.
    @Test
    void aLongerStatementThatBeginsWhereADayOfItEndedSaysThatDayAgain() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "11/1", "261115", "90,00")
                        .row("261115", "C10,00", "", "Ada pays")
                        .closing("261115", "100,00"));
        TakenStatement month =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261101", "100,00")
                                .row("261103", "D10,00", "", "Fee")
                                .row("261115", "C10,00", "", "Ada pays")
                                .row("261128", "C5,00", "", "Bob pays")
                                .closing("261130", "105,00"));

        assertThat(fates(month)).containsExactly(RowFate.FRESH, RowFate.REPEATED, RowFate.FRESH);
    }

    @Test
    void aDayThatEndsWhereAPartOfItBeganSaysThatPartAgain() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "110,00")
                        .row("261116", "C10,00", "", "Ada pays")
                        .closing("261116", "120,00"));
        TakenStatement day =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "9/1", "261116", "100,00")
                                .row("261116", "C10,00", "", "Bob pays")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261116", "D10,00", "", "Fee")
                                .closing("261116", "110,00"));

        assertThat(fates(day)).containsExactly(RowFate.FRESH, RowFate.REPEATED, RowFate.FRESH);
    }
}
