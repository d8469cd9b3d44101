package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.CsvProfile;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.Expected;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SaveCsvProfile;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakeStatementAgain;
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

    @Test
    void aStatementWhosePlaceCannotBeTakenInIsNotReadAgainAsAnotherOneOfItsFile() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.NONE, "MAIN-77", null, 0));
        String file = new String(mt940(), UTF_8).replaceFirst(BankDesk.IBAN, "MAIN-77");
        List<TakenStatement> taken = desk.take(file.getBytes(UTF_8)).statements();
        setAside(taken.getLast());
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.NONE, "", null, 1));

        assertThatThrownBy(() -> readAgain(taken.getFirst()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("cannot be taken in");
    }

    private Prepared readAgain(TakenStatement statement) {
        return desk.ask(
                BankCalls.TAKE_AGAIN,
                new TakeStatementAgain(statement.id(), "Its text was read from another column"));
    }

    /// @param text the column it is read from
    private void save(int text) {
        var profile =
                new CsvProfile(
                        "text in " + text,
                        ";",
                        "UTF-8",
                        "yyyy-MM-dd",
                        CsvProfile.Decimal.POINT,
                        null,
                        new CsvProfile.Columns(1, 0, 2, 0, 0, "", 0, 0, text, 0, 0, 0),
                        CsvProfile.SignRule.SIGNED,
                        1,
                        0,
                        "",
                        "");
        desk.ask(
                BankCalls.SAVE_PROFILE,
                new SaveCsvProfile(
                        main.id(),
                        profile,
                        desk.ask(BankCalls.PROFILES, new AboutBankAccount(main.id()))
                                .profiles()
                                .size()));
    }

    private TakenStatement csv(String... rows) {
        String file = "Date;Amount;Text;Channel\n" + String.join("\n", rows) + "\n";
        BankPreview preview = desk.offer(file.getBytes(UTF_8), main.id());
        return desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                .statements()
                .getFirst();
    }

    private List<RowFate> fates(TakenStatement statement) {
        return seen(statement).stream().map(SeenRow::rowFate).toList();
    }

    @Test
    void rowsThatAnotherStatementSaysAsBeforeDoNotCountTwice() {
        String both = "2026-11-12;25.00;Bob pays;web 2";
        String last = "2026-11-16;30.00;Cid pays;web 3";
        save(4);
        TakenStatement early = csv("2026-11-09;10.00;Ada pays;web 1", both);
        TakenStatement late = csv(both, last);
        assertThat(fates(late)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        save(3);
        Prepared again = readAgain(early);
        assertThat(again.shown())
                .contains(new Shown("Days it reads as", "2026-11-09 to 2026-11-12"));

        assertThatThrownBy(() -> desk.approve(again))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("count twice")
                .hasMessageContaining(late.source());
        Prepared other = readAgain(late);
        assertThatThrownBy(() -> desk.approve(other))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("count twice")
                .hasMessageContaining(early.source());
        assertThat(fates(early)).containsOnly(RowFate.FRESH);

        desk.ask(
                ApprovalCalls.DECIDE,
                new Decide(other.id(), Decide.Decision.WITHDRAW, other.digest(), ""));
        setAside(late);
        desk.approve(again);
        assertThat(fates(csv(both, last))).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        assertThat(desk.proposals(main).deposits())
                .extracting(one -> one.money().amount().intValueExact())
                .containsExactlyInAnyOrder(10, 25, 30);
    }

    @Test
    void whatReadsOtherwiseThanWhenItWasAskedForIsNotTakenIn() {
        save(4);
        TakenStatement statement = csv("2026-11-09;10.00;Ada pays;web 1;A 1");
        save(3);
        Prepared again = readAgain(statement);
        save(5);

        assertThatThrownBy(() -> desk.approve(again))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("reads otherwise");
    }
}
