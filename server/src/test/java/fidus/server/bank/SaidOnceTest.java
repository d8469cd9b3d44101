package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A stored row of another format is said again by one row, whichever statement or file that stands
/// in, and none is dropped because of the order in which they come.
final class SaidOnceTest extends OwnBank {
    /// A file without balances and without ids of the bank.
    private BankPreview csv(String... rows) {
        String text = "Date;Text;Amount\n" + String.join("\n", rows) + "\n";
        BankPreview preview = desk.offer(text.getBytes(UTF_8), main.id());
        assertThat(preview.refusal()).isNull();
        return preview;
    }

    private BankFileTaken taken(BankPreview preview) {
        return desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
    }

    private static Mt940Text part(String number, String opening, String said, String closing) {
        return Mt940Text.of(BankDesk.IBAN, number, "261116", opening)
                .row("261116", "D5,00", "", said)
                .closing("261116", closing);
    }

    /// The statement that says it in its very words has it, though another one comes first.
    @Test
    void aRowIsNotDroppedForOneThatALaterStatementSaysInItsWords() {
        taken(csv("2026-11-16;Parking;-5.00"));
        Mt940Text other = part("1/1", "100,00", "Card fee", "95,00");
        Mt940Text same = part("1/2", "95,00", "Parking", "90,00");

        List<SeenRow> otherFirst = Answers.rows(desk.offer(other.and(same).bytes()));

        assertThat(otherFirst)
                .extracting(SeenRow::rowFate)
                .containsExactly(RowFate.FRESH, RowFate.REPEATED);
        assertThat(otherFirst).extracting(SeenRow::repeats).containsExactly(null, "STMT-1-1");
    }

    @Test
    void aRowIsNotDroppedForOneThatAnEarlierStatementSaysInItsWords() {
        taken(csv("2026-11-16;Parking;-5.00"));
        Mt940Text other = part("1/1", "100,00", "Card fee", "95,00");
        Mt940Text same = part("1/2", "95,00", "Parking", "90,00");

        List<SeenRow> sameFirst = Answers.rows(desk.offer(same.and(other).bytes()));

        assertThat(sameFirst).extracting(SeenRow::repeats).containsExactly("STMT-1-1", null);
    }

    /// A day of which another format says one movement and more.
    private void camt(String... sums) {
        CamtText text = CamtText.of(BankDesk.IBAN, "2026-11-16", "0.00", sums[0]);
        for (int i = 1; i < sums.length; i++) {
            text.entry("CRDT", sums[i], "AC" + i, "", List.of(CamtText.Tx.of(sums[i], "TR-A" + i)));
        }
        desk.take(text.bytes());
    }

    /// Two statements that begin alike, so that the second says the first row of the first again.
    /// The first prints no closing balance, which would tell that it is read a second time.
    private static byte[] overlapping() {
        Mt940Text text =
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "50,00")
                        .row("261116", "C5,00", "", "wire morning")
                        .row("261116", "C8,00", "", "wire noon")
                        .closing("261116", "63,00")
                        .and(
                                Mt940Text.of(BankDesk.IBAN, "1/2", "261115", "50,00")
                                        .row("261116", "C5,00", "", "wire morning")
                                        .row("261116", "C9,00", "", "wire night")
                                        .closing("261116", "64,00"));
        return new String(text.bytes(), UTF_8).replaceFirst(":62F:.*\r\n", "").getBytes(UTF_8);
    }

    private List<TakenStatement> answered() {
        camt("705.00", "5.00", "700.00");
        BankPreview preview = desk.offer(overlapping());
        List<TakenStatement> taken =
                desk.ask(BankCalls.CONFIRM, Answers.same(preview, "STMT-1-1")).statements();
        assertThat(taken).extracting(TakenStatement::fresh).containsExactly(1L, 1L);
        return taken;
    }

    private void setAside(TakenStatement statement) {
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(statement.id(), "Taken in on the wrong day")));
    }

    @Test
    void whatStandsOfAFileIsNotAskedAgain() {
        setAside(answered().getLast());

        BankPreview preview = desk.offer(overlapping());

        assertThat(preview.refusal()).isNull();
        assertThat(Answers.asked(preview)).isEmpty();
        assertThat(preview.statements().getFirst().repeated()).isEqualTo(2);
    }

    @Test
    void whatAStandingStatementRepeatsIsRepeatedByTheOtherOfItsFile() {
        setAside(answered().getLast());
        BankPreview preview = desk.offer(overlapping());

        TakenStatement again = taken(preview).statements().getFirst();

        assertThat(seen(again)).extracting(SeenRow::repeats).containsExactly("STMT-1-1", null);
    }

    /// The standing one comes after the one that is taken in.
    @Test
    void whatALaterStandingStatementRepeatsIsRepeatedToo() {
        List<TakenStatement> taken = answered();
        setAside(taken.getFirst());

        BankPreview preview = desk.offer(overlapping());

        assertThat(Answers.asked(preview)).isEmpty();
        assertThat(seen(taken(preview).statements().getFirst()))
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-1", null);
    }

    @Test
    void aRowThatAFileOfItsFormatSaidAgainIsNotDroppedForAnother() {
        camt("100.00", "100.00");
        String first = "2026-11-16;wire 1;100.00";
        assertThat(Answers.rows(csv(first)))
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-1");
        taken(csv(first));

        BankPreview other = csv("2026-11-16;wire 2;100.00");
        BankPreview both = csv("2026-11-16;wire 2;100.00", first);

        assertThat(Answers.rows(other)).extracting(SeenRow::repeats).containsExactly((String) null);
        assertThat(Answers.perhaps(Answers.rows(other))).containsExactly("STMT-1-1");
        assertThat(Answers.rows(both))
                .extracting(SeenRow::repeats)
                .containsExactly(null, "STMT-1-1");
        assertThat(Answers.asked(both)).isEmpty();
    }

    /// What was answered once is known in the next file that says it.
    @Test
    void anAnswerHoldsForTheNextFile() {
        camt("705.00", "5.00", "700.00");
        String first = "2026-11-16;wire 1;5.00";
        BankPreview preview = csv(first, "2026-11-16;wire 2;6.00");
        desk.ask(BankCalls.CONFIRM, Answers.same(preview, "STMT-1-1"));

        BankPreview next = csv(first, "2026-11-16;wire 3;7.00");

        assertThat(Answers.asked(next)).isEmpty();
        assertThat(Answers.rows(next))
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-1", null);
    }

    /// Two rows of the three that a sum stands for come to what the next file says.
    @Test
    void aDayThatWasSaidInOneSumIsNotSaidAgainByAnother() {
        camt("2103.00", "700.00", "701.00", "702.00");
        assertThat(taken(csv("2026-11-16;all;2103.00")).statements().getFirst().fresh()).isZero();

        BankPreview preview = csv("2026-11-16;another;1403.00");

        assertThat(preview.statements().getFirst().fresh()).isEqualTo(1);
    }
}
