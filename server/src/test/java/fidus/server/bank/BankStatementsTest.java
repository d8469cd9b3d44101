package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.bank.BankFormat;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.Expected;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;

/// What is offered, what is new in it, and what is missing.
final class BankStatementsTest extends TakenFiles {
    @Test
    void whatIsOfferedIsShownAndCountsOnlyWhenConfirmed() {
        BankPreview preview = desk.offer(first().bytes());

        assertThat(preview.importable()).isTrue();
        assertThat(preview.format()).isEqualTo(BankFormat.MT940);
        assertThat(preview.statements())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.bankAccount()).isEqualTo("Main account");
                            assertThat(it.fresh()).isEqualTo(2);
                            assertThat(it.checks()).allMatch(check -> check.ties());
                            assertThat(it.continuity().expected()).isNull();
                        });
        assertThat(card().statements()).isZero();

        TakenStatement taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                        .statements()
                        .getFirst();

        assertThat(taken.from()).isEqualTo(LocalDate.parse("2026-11-16"));
        assertThat(taken.to()).isEqualTo(LocalDate.parse("2026-11-17"));
        assertThat(rows(taken)).extracting(SeenRow::id).containsExactly("STMT-1-1", "STMT-1-2");
        assertThat(card().closing()).isEqualTo(Money.of("130.00", "EUR"));
    }

    @Test
    void theSameFileAgainIsRefusedAndSaysWhoTookItIn() {
        desk.take(first().bytes());

        BankPreview again = desk.offer(first().bytes());

        assertThat(again.importable()).isFalse();
        assertThat(again.refusalCode()).isEqualTo(Problem.Code.ALREADY_IMPORTED.name());
        assertThat(again.refusal()).contains("Test operator").contains("2026-11-23");
        assertThatThrownBy(() -> desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(again.id())))
                .isInstanceOf(Refused.class);
        assertThat(statements()).hasSize(1);
    }

    @Test
    void anOverlappingFileAddsOnlyWhatIsNew() {
        desk.take(first().bytes());
        TakenStatement second =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "150,00")
                                .row("261117", "D20,00", "A2", "Fee")
                                .row("261118", "C5,00", "A3", "Interest")
                                .closing("261118", "135,00"));

        assertThat(fates(second)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        assertThat(rows(second).getFirst().repeats()).isEqualTo("STMT-1-2");
        assertThat(statements()).allMatch(it -> it.continuity().holds());
    }

    @Test
    void identicalRowsOfOneDayStayAndAreKnownAgainInTheNextFile() {
        TakenStatement both =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "D5,00", "", "Card fee")
                                .row("261116", "D5,00", "", "Card fee")
                                .closing("261116", "90,00"));
        TakenStatement again =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261115", "100,00")
                                .row("261116", "D5,00", "", "Card  fee")
                                .row("261116", "D5,00", "", "Card fee")
                                .row("261116", "D5,00", "", "Card fee")
                                .closing("261116", "85,00"));

        assertThat(fates(both)).containsExactly(RowFate.FRESH, RowFate.FRESH);
        assertThat(fates(again)).containsExactly(RowFate.REPEATED, RowFate.REPEATED, RowFate.FRESH);
    }

    @Test
    void aRowIsKnownAgainWhateverElseItsFilesHold() {
        TakenStatement both =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "D5,00", "BULK", "Fee of the first day")
                                .row("261117", "D7,00", "BULK", "Fee of the second day")
                                .closing("261117", "88,00"));
        TakenStatement later =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "95,00")
                                .row("261117", "D7,00", "BULK", "Fee of the second day")
                                .row("261118", "D9,00", "BULK", "Fee of the third day")
                                .closing("261118", "79,00"));

        assertThat(fates(both)).containsExactly(RowFate.FRESH, RowFate.FRESH);
        assertThat(fates(later)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
    }

    @Test
    void rowsThatShareABanksIdAreRowsOfTheirOwn() {
        TakenStatement taken =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "D5,00", "BULK", "Fee one")
                                .row("261116", "D5,00", "BULK", "Fee one")
                                .closing("261116", "90,00"));

        assertThat(fates(taken)).containsExactly(RowFate.FRESH, RowFate.FRESH);
    }

    /// A sum and its reversal, each in a statement of its own of one day.
    @Test
    void statementsThatBeginWhereOneAnotherEndedDoNotHideTheOneMissingBeforeThem() {
        desk.take(first().bytes());
        desk.take(ofTheDay("3/1", "500,00", "C100,00", "600,00"));
        byte[] reversal = ofTheDay("4/1", "600,00", "D100,00", "500,00");
        assertThat(desk.offer(reversal).statements())
                .singleElement()
                .matches(it -> it.continuity().holds());
        desk.take(reversal);

        assertThat(statements())
                .extracting(it -> it.statement().number(), it -> it.continuity().gap())
                .containsExactlyInAnyOrder(
                        tuple(1L, null),
                        tuple(2L, Money.of("370.00", "EUR")),
                        tuple(3L, Money.of("0.00", "EUR")));
        assertThat(card().gaps()).isEqualTo(1);

        desk.take(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261117", "130,00")
                        .row("261118", "C370,00", "A4", "Missing")
                        .closing("261118", "500,00")
                        .bytes());
        assertThat(statements()).allMatch(it -> it.continuity().holds());
    }

    /// Its opening balance is dated as its own day.
    private static byte[] ofTheDay(String number, String opening, String row, String closing) {
        return Mt940Text.of(BankDesk.IBAN, number, "261119", opening)
                .row("261119", row, "B" + number, "Paid and taken back")
                .closing("261119", closing)
                .bytes();
    }

    @Test
    void anOpeningThatIsNotThePreviousClosingIsShown() {
        desk.take(first().bytes());
        desk.take(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261119", "140,00")
                        .row("261120", "C1,00", "A9", "Late")
                        .closing("261120", "141,00")
                        .bytes());

        assertThat(statements().getFirst().continuity().gap()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(card().gaps()).isEqualTo(1);

        desk.take(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261118", "130,00")
                        .row("261118", "C10,00", "A5", "Between")
                        .closing("261118", "140,00")
                        .bytes());

        assertThat(card().gaps()).isZero();
    }

    @Test
    void aDailyStatementIsMissedOneBusinessDayAfterItWasDue() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", null, 0));
        assertThat(card().missing()).isEmpty();

        desk.server.clock().advance(Duration.ofDays(1));

        assertThat(card().missing()).containsExactly(LocalDate.parse("2026-11-23"));

        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261123", "100,00").closing("261123", "100,00"));

        assertThat(card().missing()).isEmpty();
    }

    @Test
    void whatIsNotListedIsCounted() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", null, 0));
        desk.server.clock().advance(Duration.ofDays(7 * 13));

        assertThat(card().missing()).hasSize(60).endsWith(LocalDate.parse("2027-02-19"));
        assertThat(card().moreMissing())
                .as("13 weeks of 5 days, without 25 December and 1 January, less 60")
                .isEqualTo(3);
    }
}
