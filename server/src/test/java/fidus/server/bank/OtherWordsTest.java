package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
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

    private static Mt940Text there(String number, String said) {
        return Mt940Text.of(BankDesk.IBAN, number, "261116", "100,00")
                .row("261116", "C50,00", "", said)
                .closing("261116", "150,00");
    }

    private static Mt940Text back(String said) {
        return Mt940Text.of(BankDesk.IBAN, "1/2", "261116", "150,00")
                .row("261116", "D50,00", "", said)
                .closing("261116", "100,00");
    }

    /// The first and the last part of the day stand between the same two balances.
    @Test
    void whereABalanceComesBackEachPartSaysItsOwnAgain() {
        desk.take(there("1/1", "MORNING").and(back("NOON")).and(there("1/3", "EVENING")).bytes());

        List<TakenStatement> again =
                desk.take(
                                there("1/1", "First wire")
                                        .and(back("Wire back"))
                                        .and(there("1/3", "Second wire"))
                                        .bytes())
                        .statements();

        assertThat(again)
                .flatExtracting(this::seen)
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-1", "STMT-2-1", "STMT-3-1");
    }

    /// What a CSV file adds that says no opening balance.
    private long added(String... rows) {
        String text = "Date;Text;Amount;Balance\n" + String.join("\n", rows);
        BankPreview preview = desk.offer(text.getBytes(UTF_8), main.id());
        assertThat(preview.refusal()).isNull();
        return desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                .statements()
                .getFirst()
                .fresh();
    }

    @Test
    void aCsvFileThatGoesOnByItsBalanceColumnSaysOtherMovements() {
        String noon = "2026-11-16;Parking;-5.00;995.00";
        String evening = "2026-11-16;Parking;-5.00;990.00";

        assertThat(added(noon)).isEqualTo(1);
        assertThat(added(evening)).isEqualTo(1);
        assertThat(added(evening, "")).as("exported again").isZero();
        assertThat(added(noon, evening, "2026-11-16;Coffee;-3.00;987.00")).isEqualTo(1);
        assertThat(added("2026-11-16;Parking;-5.00;982.00")).as("after all of them").isEqualTo(1);
    }

    /// The second file begins at the balance the first ended at, and yet says its rows again.
    @Test
    void rowsThatComeToZeroDoNotGoOnFromThemselves() {
        String charge = "2026-11-16;Charge;-7.00;1093.00";
        String back = "2026-11-16;Taken back;7.00;1100.00";

        assertThat(added("2026-11-15;Pay;100.00;1100.00", charge, back)).isEqualTo(3);
        assertThat(added(charge, back)).isZero();
        assertThat(added(charge, back, "2026-11-16;Ada;3.00;1103.00")).isEqualTo(1);
    }

    @Test
    void partsOfADayThatAnotherFormatSaidWholeSayNothingNew() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "1000,00")
                        .row("261116", "D5,00", "", "CITY GARAGE")
                        .row("261116", "D5,00", "", "CITY GARAGE")
                        .closing("261116", "990,00"));

        assertThat(added("2026-11-16;Parking;-5.00;995.00")).isZero();
        assertThat(added("2026-11-16;Parking;-5.00;990.00")).isZero();
        assertThat(added("2026-11-16;Parking;-5.00;985.00")).isEqualTo(1);
    }

    @Test
    void aCsvFileThatGoesOnFromAnotherFormatSaysOtherMovements() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "1000,00")
                        .row("261116", "D5,00", "", "CITY GARAGE")
                        .closing("261116", "995,00"));

        assertThat(added("2026-11-16;Parking;-5.00;990.00")).isEqualTo(1);
    }

    @Test
    void sumsThatComeToZeroDoNotGoOnFromAnotherFormat() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "1000,00")
                        .row("261116", "C100,00", "", "PAY")
                        .row("261117", "D7,00", "", "DEBIT")
                        .row("261117", "C7,00", "", "DEBIT UNDONE")
                        .closing("261117", "1100,00"));

        assertThat(
                        added(
                                "2026-11-17;Charge;-7.00;1093.00",
                                "2026-11-17;Taken back;7.00;1100.00",
                                "2026-11-17;Ada;3.00;1103.00"))
                .isEqualTo(1);
    }
}
