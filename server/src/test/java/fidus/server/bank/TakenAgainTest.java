package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Of a file with several statements one is set aside: the file is taken in again, and only that
/// one of it.
final class TakenAgainTest extends OwnBank {
    private static byte[] mt940() {
        return Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                .row("261116", "C50,00", "A1", "Ada pays")
                .closing("261116", "150,00")
                .and(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "150,00")
                                .row("261117", "D20,00", "A2", "Fee")
                                .row("261117", "C5,00", "A3", "Interest")
                                .closing("261117", "135,00"))
                .bytes();
    }

    private static byte[] camt() {
        String first =
                new String(
                        CamtText.of(BankDesk.IBAN, "2026-11-16", "100.00", "150.00")
                                .entry("CRDT", "50.00", "A1", "", List.of())
                                .bytes(),
                        UTF_8);
        String second =
                new String(
                        CamtText.of(BankDesk.IBAN, "2026-11-17", "150.00", "130.00")
                                .entry("DBIT", "20.00", "A2", "", List.of())
                                .bytes(),
                        UTF_8);
        String statement = second.substring(second.indexOf("<Stmt>"), second.indexOf("</Stmt>"));
        return first.replace("</Stmt>", "</Stmt>" + statement + "</Stmt>").getBytes(UTF_8);
    }

    private void setAside(TakenStatement statement) {
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(statement.id(), "Taken in on the wrong day")));
    }

    @Test
    void onlyTheOneSetAsideOfAnMt940IsTakenAgain() {
        again(mt940(), 1, 2);
    }

    @Test
    void onlyTheOneSetAsideOfACamtIsTakenAgain() {
        again(camt(), 0, 1);
    }

    /// @param which of the file's two is set aside
    /// @param rows that it has
    private void again(byte[] file, int which, int rows) {
        List<TakenStatement> taken = desk.take(file).statements();
        assertThat(taken).hasSize(2);
        TakenStatement wrong = taken.get(which);
        TakenStatement right = taken.get(1 - which);
        setAside(wrong);

        BankPreview preview = desk.offer(file);

        assertThat(preview.refusal()).isNull();
        assertThat(preview.statements().get(which).fresh()).isEqualTo(rows);
        StatementPreview other = preview.statements().get(1 - which);
        assertThat(other.fresh()).isZero();
        assertThat(other.continuity().sentence())
                .contains("Counts already as statement " + right.number());
        List<TakenStatement> more =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id())).statements();
        assertThat(more)
                .singleElement()
                .extracting(TakenStatement::printedNumber, TakenStatement::statementId)
                .containsExactly(wrong.printedNumber(), wrong.statementId());
        assertThat(seen(more.getFirst()))
                .extracting(SeenRow::rowFate)
                .hasSize(rows)
                .containsOnly(RowFate.FRESH);
        assertThat(seen(right)).extracting(SeenRow::rowFate).containsOnly(RowFate.FRESH);
        BankPreview third = desk.offer(file);
        assertThat(third.refusalCode()).isEqualTo(Problem.Code.ALREADY_IMPORTED.name());
        assertThatThrownBy(() -> desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(third.id())))
                .isInstanceOf(Refused.class);
        assertThat(said(desk.reconcile(main), "S2").passed()).isTrue();
    }

    @Test
    void whatGoesOnFromAnotherStatementWithinTheDayStaysApartWhenItsFileComesAgain() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "7/1", "261116", "100,00")
                        .row("261116", "D5,00", "", "Card fee")
                        .closing("261116", "95,00"));
        byte[] file =
                Mt940Text.of(BankDesk.IBAN, "7/2", "261116", "95,00")
                        .row("261116", "D5,00", "", "Card fee")
                        .closing("261116", "90,00")
                        .and(
                                Mt940Text.of(BankDesk.IBAN, "7/3", "261116", "90,00")
                                        .row("261116", "D5,00", "", "Card fee")
                                        .closing("261116", "85,00"))
                        .bytes();
        List<TakenStatement> taken = desk.take(file).statements();
        setAside(taken.getLast());

        BankPreview preview = desk.offer(file);

        assertThat(preview.statements())
                .extracting(StatementPreview::fresh, StatementPreview::repeated)
                .containsExactly(tuple(0L, 1L), tuple(1L, 0L));
    }
}
