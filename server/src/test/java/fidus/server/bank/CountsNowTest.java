package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Shown;
import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.InsteadOf;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakeStatementAgain;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Refused;
import fidus.reconciliation.desk.StartBankRun;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// How many rows of a statement count is told as it is now, not as it was when it was taken in.
final class CountsNowTest extends TakenFiles {
    private static final String WHY = "It is of another account";

    private TakenStatement said(String number, String... more) {
        Mt940Text text =
                Mt940Text.of(BankDesk.IBAN, number, "261115", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA Ada Example");
        int end = 40;
        for (String one : more) {
            text = text.row("261116", "C" + one + ",00", "K" + one, "SEPA Bo Example " + one);
            end += Integer.parseInt(one);
        }
        return desk.takeOne(text.closing("261117", end + ",00"));
    }

    private StatementCard card(TakenStatement statement) {
        return statements().stream()
                .filter(one -> one.statement().id().equals(statement.id()))
                .findFirst()
                .orElseThrow();
    }

    private void setAside(TakenStatement statement) {
        desk.approve(desk.ask(BankCalls.SET_ASIDE, new SetStatementAside(statement.id(), WHY)));
    }

    private void assertCounts(StatementCard card, long fresh, long repeated) {
        assertThat(card.statement().fresh()).as("count").isEqualTo(fresh);
        assertThat(card.statement().repeated()).as("repeated").isEqualTo(repeated);
    }

    @Test
    void whatCountsInThePlaceOfAStatementThatWasSetAsideIsCountedSo() {
        TakenStatement first = said("1/1");
        TakenStatement again = said("1/2", "3");
        assertCounts(card(again), 1, 1);
        assertThat(card(again).instead()).isNull();

        setAside(first);

        assertThat(fates(again)).containsOnly(RowFate.FRESH);
        assertCounts(card(again), 2, 0);
        assertThat(card(again).instead()).isEqualTo(1);
        assertThat(card(again).wasSetAside()).isFalse();
        assertThat(desk.ask(BankCalls.SET_ASIDE, new SetStatementAside(again.id(), WHY)).shown())
                .contains(new Shown("Rows", "2, 2 of them count"));
    }

    @Test
    void aRowThatCountsInsteadNamesTheStatementThatWasSetAside() {
        TakenStatement first = said("1/1");
        TakenStatement second = said("1/2", "3");
        TakenStatement third = said("1/3", "3");
        assertThat(insteadOf(second)).containsOnlyNulls();

        setAside(first);

        assertThat(insteadOf(second))
                .satisfiesExactly(one -> assertNames(one, "STMT-1-1", first), one -> none(one));
        assertThat(insteadOf(third)).containsOnlyNulls();
        setAside(second);
        assertThat(insteadOf(third))
                .satisfiesExactly(
                        one -> assertNames(one, "STMT-2-1", second),
                        one -> assertNames(one, "STMT-2-2", second));
        assertThat(insteadOf(second)).containsOnlyNulls();
    }

    private List<InsteadOf> insteadOf(TakenStatement statement) {
        return desk
                .ask(BankCalls.ROWS, new AboutBankStatement(statement.id(), null))
                .rows()
                .stream()
                .map(StatementRow::instead)
                .toList();
    }

    private static void none(InsteadOf instead) {
        assertThat(instead).isNull();
    }

    private void assertNames(InsteadOf instead, String row, TakenStatement statement) {
        assertThat(instead.row()).isEqualTo(row);
        assertThat(instead.statement()).isEqualTo(statement.number());
        assertThat(instead.fileName()).isEqualTo(statement.fileName());
        assertThat(instead.at()).isEqualTo(desk.server.clock().instant());
        assertThat(instead.reason()).isEqualTo(WHY);
        assertThat(List.of(instead.byName(), instead.agreedByName()))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void aRunSaysHowManyRowsAreRepeatedNow() {
        TakenStatement first = said("1/1");
        said("1/2", "3");
        assertThat(repeatedRows()).startsWith("1 row was said before");

        setAside(first);

        assertThat(repeatedRows()).startsWith("0 rows were said before");
    }

    private String repeatedRows() {
        var days =
                new StartBankRun(
                        main.id(), LocalDate.parse("2026-11-16"), LocalDate.parse("2026-11-17"));
        return OwnBank.said(desk.reconcile(days), "S3").sentence();
    }

    @Test
    void ofAStatementThatWasSetAsideNothingCounts() {
        TakenStatement first = said("1/1");
        assertThat(card(first).wasSetAside()).isFalse();

        setAside(first);

        assertCounts(card(first), 0, 0);
        assertThat(card(first).wasSetAside()).isTrue();
        assertThatThrownBy(
                        () ->
                                desk.ask(
                                        BankCalls.TAKE_AGAIN,
                                        new TakeStatementAgain(first.id(), WHY)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("set aside already");
    }

    @Test
    void whatIsCountedCostsNoQuestionPerStatement() {
        TakenStatement first = said("1/1");
        for (int i = 2; i < 9; i++) {
            said("1/" + i, "1" + i);
        }
        desk.server.commands.note();
        assertThat(statements()).hasSize(8);
        long before = desk.server.commands.asked("bankRows");

        setAside(first);

        desk.server.commands.note();
        assertThat(statements()).hasSize(8).first().satisfies(one -> assertCounts(one, 1, 1));
        assertThat(desk.server.commands.asked("bankRows")).isLessThanOrEqualTo(before + 1);
    }
}
