package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.TakenStatement;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The same statement in another format adds nothing, and a second file of a day that goes on from
/// the first one adds all it says.
final class OtherWordsTest extends OwnBank {
    private static Mt940Text part(String number, String opening, String closing) {
        return Mt940Text.of(BankDesk.IBAN, number, "261116", opening)
                .row("261116", "D1,00", "", "FEE")
                .closing("261116", closing);
    }

    private TakenStatement taken(CamtText text) {
        return desk.take(text.bytes()).statements().getFirst();
    }

    private static CamtText camtDay() {
        return CamtText.of(BankDesk.IBAN, "2026-11-16", "0.00", "65.00")
                .entry("CRDT", "40.00", "AC1", "", List.of(CamtText.Tx.of("40.00", "NOTPROVIDED")))
                .entry("CRDT", "25.00", "AC2", "", List.of(CamtText.Tx.of("25.00", "NOTPROVIDED")));
    }

    private static Mt940Text mtDay() {
        return Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                .row("261116", "C40,00", "", "SEPA Ada Example")
                .row("261116", "C25,00", "", "SEPA Bert Example")
                .closing("261116", "65,00");
    }

    @Test
    void aStatementInAnotherFormatSaysNothingNew() {
        desk.takeOne(mtDay());

        TakenStatement copy = taken(camtDay());

        assertThat(copy.fresh()).isZero();
        assertThat(seen(copy)).extracting(SeenRow::repeats).containsExactly("STMT-1-1", "STMT-1-2");
        assertThat(seen(copy)).allMatch(row -> row.rowFate() == RowFate.REPEATED);
        assertThat(desk.proposals(main).deposits()).hasSize(2);
    }

    @Test
    void aLongerStatementInAnotherFormatAddsOnlyWhatItAloneSays() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C40,00", "", "SEPA Ada Example")
                        .closing("261116", "40,00"));

        TakenStatement whole = taken(camtDay());

        assertThat(seen(whole))
                .extracting(SeenRow::rowFate)
                .containsExactly(RowFate.REPEATED, RowFate.FRESH);
    }

    @Test
    void aSecondFileOfTheDayThatGoesOnFromTheFirstIsAnotherMovement() {
        desk.takeOne(part("1/1", "100,00", "99,00"));

        TakenStatement second = desk.takeOne(part("1/2", "99,00", "98,00"));
        TakenStatement third = desk.takeOne(part("1/3", "98,00", "97,00"));
        TakenStatement again = desk.takeOne(part("1/2B", "99,00", "98,00"));
        TakenStatement whole =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/9", "261115", "100,00")
                                .row("261116", "D1,00", "", "FEE")
                                .row("261116", "D1,00", "", "FEE")
                                .row("261116", "D1,00", "", "FEE")
                                .closing("261116", "97,00"));

        assertThat(second.fresh()).isEqualTo(1);
        assertThat(third.fresh()).isEqualTo(1);
        assertThat(again.fresh()).isZero();
        assertThat(whole.fresh()).isZero();
    }
}
