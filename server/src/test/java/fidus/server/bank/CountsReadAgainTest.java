package fidus.server.bank;

import static fidus.server.Desk.problem;
import static fidus.server.bank.CountsAfterAllTest.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakeStatementAgain;
import fidus.bank.desk.TakenStatement;

import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/// A statement of which a row counts after all is read again by one decision of two persons, and
/// then all of its rows count.
final class CountsReadAgainTest extends TakenFiles {
    private List<String> told() {
        return statements().stream().map(StatementCard::afterAll).filter(Objects::nonNull).toList();
    }

    private void setAside(TakenStatement statement) {
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(statement.id(), "It came before the second")));
    }

    private Prepared readAgain(TakenStatement statement) {
        return desk.ask(
                BankCalls.TAKE_AGAIN,
                new TakeStatementAgain(statement.id(), "It came before the second"));
    }

    @Test
    void whetherItsMonthIsLockedIsSaidAtTheStatementAndInTheRequest() {
        desk.takeOne(part(1));
        TakenStatement third = desk.takeOne(part(3));
        desk.takeOne(part(2));
        Prepared before = readAgain(third);
        assertThat(before.shown()).noneMatch(line -> line.label().equals("Days that are held"));
        assertThat(told()).singleElement().asString().doesNotContain("locked");

        desk.lock(YearMonth.of(2026, 11));

        String held =
                "1 row that counts then is of 2026-11, which is locked: 10.00 EUR of 2026-11-16."
                        + " What is booked for it counts in the first open month after it.";
        assertThat(told()).singleElement().asString().endsWith("then it counts. " + held);
        assertThat(problem(() -> desk.approve(before)).message())
                .isEqualTo(
                        "When the "
                                + third.source()
                                + " was asked to be read again this was not so: "
                                + held
                                + " Nothing was changed. Ask again, so that it is read before it is"
                                + " agreed to.");
        Prepared asked = readAgain(third);
        assertThat(asked.shown()).contains(new Shown("Days that are held", held));
        desk.approve(asked);
        assertThat(told()).isEmpty();
    }

    @Test
    void readingItAgainCountsTheRowByOneDecisionOfTwo() {
        desk.takeOne(part(1));
        TakenStatement third = desk.takeOne(part(3));
        assertThatThrownBy(() -> readAgain(third)).hasMessageContaining("reads as it is stored");
        desk.takeOne(part(2));

        Prepared asked = readAgain(third);

        assertThat(asked.shown())
                .contains(
                        new Shown(
                                "Counts then",
                                "STMT-2-1 of 2026-11-16, 10.00 EUR, taken for STMT-1-1 said"
                                        + " again"));
        desk.approve(asked);
        assertThat(told()).isEmpty();
        List<TakenStatement> all = statements().stream().map(StatementCard::statement).toList();
        assertThat(all.stream().filter(one -> one.number() != third.number()))
                .hasSize(3)
                .allSatisfy(one -> assertThat(fates(one)).containsOnly(RowFate.FRESH));
    }

    @Test
    void whatShowedItIsStillThereWhenTheSecondPersonAgrees() {
        desk.takeOne(part(1));
        TakenStatement third = desk.takeOne(part(3));
        TakenStatement second = desk.takeOne(part(2));
        Prepared asked = readAgain(third);
        setAside(second);

        assertThatThrownBy(() -> desk.approve(asked)).hasMessageContaining("as it is stored");
        assertThat(fates(third)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
    }

    /// Whoever agrees has read of one row that counts, and two would.
    @Test
    void anotherRowThatCountsMeanwhileIsAgreedToByNobody() {
        desk.takeOne(parts("1/1", "100,00", "115,00"));
        TakenStatement last = desk.takeOne(parts("4/1", "145,00", "160,00"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261116", "135,00")
                        .row("261116", "C10,00", "", "Ada pays")
                        .closing("261116", "145,00"));
        Prepared asked = readAgain(last);
        assertThat(counting(asked)).hasSize(1);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "115,00")
                        .row("261116", "C20,00", "", "Cy pays")
                        .closing("261116", "135,00"));

        assertThatThrownBy(() -> desk.approve(asked)).hasMessageContaining("Other rows");

        assertThat(fates(last)).containsOnly(RowFate.REPEATED);
        assertThat(told()).anyMatch(said -> said.startsWith("Rows STMT-2-1"));
    }

    private static List<Shown> counting(Prepared asked) {
        return asked.shown().stream().filter(one -> one.label().equals("Counts then")).toList();
    }

    private static Mt940Text parts(String number, String opening, String closing) {
        return Mt940Text.of(BankDesk.IBAN, number, "261116", opening)
                .row("261116", "C10,00", "", "Ada pays")
                .row("261116", "C5,00", "", "Bob pays")
                .closing("261116", closing);
    }

    /// By hand: the first has one payment of ten, the second one, the third two.
    @Test
    void ofTwoRowsThatReadAlikeEachCounts() {
        desk.takeOne(part(1));
        TakenStatement third =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "3/1", "261116", "122,00")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261116", "C10,00", "", "Ada pays")
                                .closing("261116", "142,00"));
        desk.takeOne(part(2));
        assertThat(fates(third)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        assertThat(told()).hasSize(1).first().asString().startsWith("Row STMT-2-1 of 2026-11-16");

        desk.approve(readAgain(third));

        assertThat(told()).isEmpty();
        assertThat(fates(statements().getFirst().statement())).containsOnly(RowFate.FRESH);
        TakenStatement whole = desk.takeOne(wholeDay());
        assertThat(fates(whole)).as("of the whole day").containsOnly(RowFate.REPEATED);
    }

    /// It goes on from the first, and the third that goes on from it counts already.
    @Test
    void aStatementBetweenTwoCountsWhenItsFileComesAgain() {
        desk.takeOne(part(1));
        TakenStatement second = desk.takeOne(part(2));
        desk.takeOne(part(3));
        setAside(second);

        assertThat(fates(desk.takeOne(part(2)))).containsOnly(RowFate.FRESH);
    }

    /// Two rows of one statement are one of another format; what goes on from them is a third.
    @Test
    void aRowAfterTwoThatAnotherFormatSaidInOneCounts() {
        desk.take(
                CamtText.of(BankDesk.IBAN, "2026-11-16", "100.00", "120.00")
                        .entry("CRDT", "20.00", "B1", "", List.of())
                        .bytes());
        TakenStatement two =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "100,00")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261116", "C10,00", "", "Ada pays")
                                .closing("261116", "120,00"));
        assertThat(fates(two)).containsOnly(RowFate.REPEATED);

        TakenStatement next =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "120,00")
                                .row("261116", "C10,00", "", "Ada pays")
                                .closing("261116", "130,00"));

        assertThat(fates(next)).containsOnly(RowFate.FRESH);
    }

    /// All that three statements said.
    private static Mt940Text wholeDay() {
        Mt940Text day = Mt940Text.of(BankDesk.IBAN, "9/1", "261116", "100,00");
        for (int i = 0; i < 4; i++) {
            day.row("261116", "C10,00", "", "Ada pays");
        }
        return day.row("261116", "C1,00", "", "Interest 1")
                .row("261116", "C1,00", "", "Interest 2")
                .closing("261116", "142,00");
    }
}
