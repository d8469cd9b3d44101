package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;

/// A row that was taken for one said before, and of which a later statement shows that it is a
/// movement of its own: that is told at its statement.
final class CountsAfterAllTest extends TakenFiles {
    /// The n-th statement of the day: one payment of ten, and a row of its own.
    static Mt940Text part(int number) {
        return part(BankDesk.IBAN, number);
    }

    private static Mt940Text part(String iban, int number) {
        int opening = 100 + 11 * (number - 1);
        return Mt940Text.of(iban, number + "/1", "261116", opening + ",00")
                .row("261116", "C10,00", "", "Ada pays")
                .row("261116", "C1,00", "", "Interest " + number)
                .closing("261116", opening + 11 + ",00");
    }

    private List<String> told() {
        return statements().stream().map(StatementCard::afterAll).filter(Objects::nonNull).toList();
    }

    private void setAside(TakenStatement statement) {
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(statement.id(), "It came before the second")));
    }

    @Test
    void theStatementAfterAGapIsToldOfOnceTheGapIsClosed() {
        desk.takeOne(part(1));
        TakenStatement third = desk.takeOne(part(3));
        assertThat(fates(third)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        assertThat(told()).isEmpty();

        desk.takeOne(part(2));

        StatementCard card =
                statements().stream()
                        .filter(one -> one.statement().id().equals(third.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(told()).containsExactly(card.afterAll());
        assertThat(card.afterAll())
                .isEqualTo(
                        "Row STMT-2-1 of 2026-11-16, 10.00 EUR, was taken for STMT-1-1 said again."
                            + " Statements taken in since show that it is another movement. Have"
                            + " this statement read again: then it counts.");

        setAside(third);
        assertThat(told()).isEmpty();
        assertThat(fates(desk.takeOne(part(3)))).containsOnly(RowFate.FRESH);
        assertThat(told()).isEmpty();
    }

    /// What goes on from the third came before the second: nothing touches the fourth but the
    /// third.
    @Test
    void itIsToldOfWhateverStandsBetween() {
        desk.takeOne(part(1));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261116", "122,00")
                        .row("261116", "C11,00", "", "Bob pays")
                        .closing("261116", "133,00"));
        TakenStatement fourth = desk.takeOne(part(4));
        assertThat(fates(fourth)).containsExactly(RowFate.REPEATED, RowFate.FRESH);

        desk.takeOne(part(2));

        assertThat(told()).hasSize(1).first().asString().startsWith("Row STMT-3-1 of 2026-11-16");
        setAside(fourth);
        assertThat(fates(desk.takeOne(part(4)))).containsOnly(RowFate.FRESH);
    }

    /// The same day in other words, or once more: its rows stay what they are.
    @Test
    void nothingIsToldOfWhatIsSaidAgain() {
        desk.takeOne(part(1));
        Mt940Text day =
                Mt940Text.of(BankDesk.IBAN, "9/1", "261116", "100,00")
                        .row("261116", "C10,00", "", "Ada pays")
                        .row("261116", "C1,00", "", "Interest 1")
                        .row("261116", "C10,00", "", "Ada pays")
                        .row("261116", "C1,00", "", "Interest 2")
                        .closing("261116", "122,00");
        TakenStatement whole = desk.takeOne(day);
        TakenStatement second = desk.takeOne(part(2));
        desk.takeOne(part(3));

        assertThat(fates(whole))
                .containsExactly(RowFate.REPEATED, RowFate.REPEATED, RowFate.FRESH, RowFate.FRESH);
        assertThat(fates(second)).containsOnly(RowFate.REPEATED);
        assertThat(told()).isEmpty();
    }

    /// Pages of a day of which the bank had told the first before: there are such every day, and
    /// nothing is looked up for them, however many they are.
    @Test
    void pagesThatAnotherFileBeginsWhereTheyBeginAreNotLookedUp() {
        takePages("261116", 100);
        desk.server.commands.note();
        assertThat(told()).isEmpty();
        long ofOneDay = desk.server.commands.asked("bankStatements");

        takePages("261117", 116);
        takePages("261118", 132);

        desk.server.commands.note();
        assertThat(told()).isEmpty();
        assertThat(desk.server.commands.asked("bankStatements")).isEqualTo(ofOneDay);
    }

    /// It shares the 16th with the second, which it begins after, and goes on to the 17th.
    @Test
    void aRowOfTheSharedDayIsToldOfAStatementThatGoesFurther() {
        desk.takeOne(part(1));
        TakenStatement third =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "3/1", "261116", "122,00")
                                .row("261116", "C10,00", "", "Ada pays")
                                .row("261117", "C1,00", "", "Interest 3")
                                .closing("261117", "133,00"));
        assertThat(fates(third)).containsExactly(RowFate.REPEATED, RowFate.FRESH);

        desk.takeOne(part(2));

        assertThat(told()).hasSize(1).first().asString().startsWith("Row STMT-2-1 of 2026-11-16");
    }

    /// Its repeated row is of the 5th, and what begins where it ends shares the 16th with it: no
    /// row of the 5th counts for that, and nothing is looked up.
    @Test
    void statementsThatTouchAtABalanceAloneAreNotLookedUp() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261105", "100,00")
                        .row("261105", "C10,00", "", "Ada pays")
                        .closing("261105", "110,00"));
        TakenStatement touched =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261105", "100,00")
                                .row("261105", "C10,00", "", "Ada pays")
                                .row("261116", "C5,00", "", "Bob pays")
                                .closing("261116", "115,00"));
        assertThat(fates(touched)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        desk.server.commands.note();
        assertThat(told()).isEmpty();
        long before = desk.server.commands.asked("bankStatements");

        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261116", "115,00")
                        .row("261116", "C1,00", "", "Interest")
                        .row("261120", "C2,00", "", "Interest")
                        .closing("261120", "118,00"));

        desk.server.commands.note();
        assertThat(told()).isEmpty();
        assertThat(desk.server.commands.asked("bankStatements")).isEqualTo(before);
    }

    /// What else its file says of other days is not read for it.
    @Test
    void ofItsFileOnlyWhatSaysItsDaysIsRead() {
        HouseAccount other = desk.account("Second account", BankDesk.OTHER_IBAN);

        assertThat(askedFor(main, BankDesk.IBAN, 1))
                .isEqualTo(askedFor(other, BankDesk.OTHER_IBAN, 3));
    }

    /// How often rows are asked for to tell of the third of three parts of a day, whose file has
    /// statements of so many days after it.
    private long askedFor(HouseAccount account, String iban, int more) {
        desk.takeOne(part(iban, 1));
        var file = new ByteArrayOutputStream();
        file.writeBytes(part(iban, 3).bytes());
        for (int i = 0; i < more; i++) {
            file.writeBytes(
                    Mt940Text.of(iban, 4 + i + "/1", "26111" + (7 + i), 133 + i + ",00")
                            .row("26111" + (7 + i), "C1,00", "", "Interest of " + i)
                            .closing("26111" + (7 + i), 134 + i + ",00")
                            .bytes());
        }
        assertThat(desk.take(file.toByteArray()).statements()).hasSize(more + 1);
        desk.takeOne(part(iban, 2));
        desk.server.commands.note();
        assertThat(statements(account)).filteredOn(one -> one.afterAll() != null).hasSize(1);
        return desk.server.commands.asked("bankRows");
    }

    private List<StatementCard> statements(HouseAccount account) {
        return desk.ask(BankCalls.STATEMENTS, new FindBankStatements(account.id(), null))
                .statements();
    }

    private void takePages(String day, int opening) {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, day + "9/1", day, opening + ",00")
                        .row(day, "C10,00", "", "Ada pays")
                        .closing(day, opening + 10 + ",00"));
        TakenStatement first =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, day + "1/1", day, opening + ",00")
                                .row(day, "C10,00", "", "Ada pays")
                                .row(day, "C5,00", "", "Bob pays " + day)
                                .closing(day, opening + 15 + ",00"));
        assertThat(fates(first)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, day + "2/1", day, opening + 15 + ",00")
                        .row(day, "C1,00", "", "Interest " + day)
                        .closing(day, opening + 16 + ",00"));
    }
}
