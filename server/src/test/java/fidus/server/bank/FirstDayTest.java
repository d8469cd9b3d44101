package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.StartBankRun;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The first run of a bank account begins on the first day that can be reconciled, and says why.
final class FirstDayTest extends OwnBank {
    private RunPeriod proposed() {
        return desk.ask(ReconciliationCalls.BANK_PERIOD, new AskBankPeriod(main.id()));
    }

    private void assertProposed(String from, String start, String because) {
        assertThat(proposed().why()).startsWith(start).contains(because);
        assertThat(proposed().from()).isEqualTo(LocalDate.parse(from));
        assertThat(desk.reconcile(main).card().run().from()).isEqualTo(LocalDate.parse(from));
    }

    @Test
    void whereTheBooksHaveWhatTheFirstStatementOpensWithItIsItsFirstDay() {
        paid.deposit("100.00", "2026-11-12", "WIRE-1");
        printed("1", "261116", "100,00", "C25,00", "125,00");

        assertProposed(
                "2026-11-16",
                "From the day the first statement begins to the last day",
                "opens with 100.00 EUR, which is what the books had");
    }

    @Test
    void whatWasOnItsWayToTheBankIsReachedAndNoMore() {
        paid.deposit("100.00", "2026-11-12", "WIRE-1");
        paid.deposit("25.00", "2026-11-13", "WIRE-889911");
        printed("1", "261116", "100,00", "C25,00", "125,00");

        assertProposed(
                "2026-11-13",
                "From the first booking on its way",
                "opens on 2026-11-16 with 100.00 EUR");
    }

    /// By hand: of 100.00 and 50.00 the bank had the second alone.
    @Test
    void whereBalancesDoNotTellWhatWasOnItsWayAllThatMayHaveBeenIsReached() {
        paid.deposit("100.00", "2026-11-12", "WIRE-889911");
        paid.deposit("50.00", "2026-11-13", "WIRE-2");
        printed("1", "261116", "50,00", "C100,00", "150,00");

        assertProposed(
                "2026-11-12", "From the first booking that may have", "the books had 150.00 EUR;");
    }

    /// By hand: of 100.00, 30.00 and 30.00 the bank had the first and the last.
    @Test
    void aSumThatHappensToFitLeavesNoBookingOutThatHasTheSumOfARow() {
        paid.deposit("100.00", "2026-11-11", "WIRE-3");
        paid.deposit("30.00", "2026-11-12", "WIRE-889911");
        paid.deposit("30.00", "2026-11-13", "WIRE-4");
        printed("1", "261115", "130,00", "C30,00", "160,00");

        assertProposed(
                "2026-11-12",
                "From the first booking that may have been on its way",
                "had before 2026-11-13; a booking of 2026-11-12 has the sum of a row of the bank.");
    }

    /// By hand: of 100.00, 30.00 and 30.00 the bank had the first and the last, and says the second
    /// in two rows.
    @Test
    void aBookingThatTheBankSaidInSeveralRowsIsNotLeftOut() {
        batch("C12,00", "C18,00", "C7,00");

        assertProposed(
                "2026-11-12",
                "From the first booking that may have been on its way",
                "a booking of 2026-11-12 has the sum of several rows of the bank.");
    }

    @Test
    void rowsThatComeToABookingInSeveralWaysSayNothingOfIt() {
        batch("C12,00", "C18,00", "C10,00", "C20,00");

        assertThat(proposed().from()).isEqualTo(LocalDate.parse("2026-11-13"));
    }

    @Test
    void aRowWithABookingOfItsOwnIsNoPartOfAnother() {
        paid.deposit("12.00", "2026-11-16", "WIRE-5");
        batch("C12,00", "C18,00", "C7,00");

        assertThat(proposed().from()).isEqualTo(LocalDate.parse("2026-11-13"));
    }

    /// 2026-11-19 is farther from the booking than the rules let it wait.
    @Test
    void rowsOfLaterDaysAreNoPartOfIt() {
        onTheWay();
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "130,00")
                        .row("261116", "C12,00", "K1", "SEPA part 1")
                        .row("261119", "C18,00", "K2", "SEPA part 2")
                        .closing("261119", "160,00"));

        assertThat(proposed().from()).isEqualTo(LocalDate.parse("2026-11-13"));
    }

    private void batch(String... rows) {
        onTheWay();
        var text = Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "130,00");
        int sum = 130;
        for (String row : rows) {
            text.row("261116", row, "K" + sum, "SEPA part of " + row);
            sum += Integer.parseInt(row.substring(1, row.indexOf(',')));
        }
        desk.takeOne(text.closing("261116", sum + ",00"));
    }

    private void onTheWay() {
        paid.deposit("100.00", "2026-11-11", "WIRE-3");
        paid.deposit("30.00", "2026-11-12", "WIRE-6");
        paid.deposit("30.00", "2026-11-13", "WIRE-4");
    }

    @Test
    void balancesOfOneDayAreComparedWhereARowIsOfAnEarlierOne() {
        paid.deposit("100.00", "2026-11-10", "WIRE-1");
        paid.deposit("40.00", "2026-11-14", "WIRE-2");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "140,00")
                        .row("261113", "C25,00", "K1", "SEPA WIRE-889911 ADA")
                        .closing("261116", "165,00"));

        assertProposed(
                "2026-11-13",
                "From the day the first statement begins",
                "opens with 140.00 EUR, which is what the books had");
    }

    @Test
    void onlyBooksThatWereOpenedWithAPositionHaveDaysBeforeThem() {
        printed("1", "261020", "0,00", "C25,00", "25,00");
        assertRefused(
                null,
                LocalDate.of(2026, 10, 1),
                "The last day, 2026-10-01, is before the first day that is proposed, 2026-10-20.");

        opened("2026-10-31", "100.00");
        assertThatThrownBy(this::proposed)
                .hasMessageContaining(
                        "may be signed off already or lie before the books: take in a newer");
    }

    @Test
    void aFirstDayAfterTheLastOneIsSaidToBeOne() {
        printed("1", "261020", "0,00", "C25,00", "25,00");
        LocalDate day = LocalDate.of(2026, 10, 19);

        assertRefused(
                day.plusDays(1),
                day,
                "The last day, 2026-10-19, is before the first day, 2026-10-20.");
        assertRefused(
                day.plusDays(4),
                null,
                "The first day, 2026-10-23, is after the last day that is proposed, 2026-10-20.");
    }

    private void assertRefused(@Nullable LocalDate from, @Nullable LocalDate to, String words) {
        var ask = new StartBankRun(main.id(), from, to);
        assertThatThrownBy(() -> desk.ask(ReconciliationCalls.START_BANK, ask))
                .hasMessageContaining(words)
                .hasMessageNotContaining("signed");
    }

    @Test
    void aDifferenceOfLongAgoReachesBackToNothing() {
        printed("1", "261116", "500,00", "C25,00", "525,00");

        assertProposed(
                "2026-11-16", "From the day the first statement begins", "the books had 0.00 EUR;");
    }

    @Test
    void noDayOfBeforeTheBooksIsProposed() {
        opened("2026-10-31", "100.00");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261020", "90,00")
                        .row("261022", "C10,00", "K1", "SEPA before the books")
                        .row("261116", "C25,00", "K2", "SEPA WIRE-889911 ADA")
                        .closing("261116", "125,00"));

        assertProposed(
                "2026-11-01", "From the day the books begin", "what was there on 2026-10-31");
    }

    @Test
    void theOpeningPositionItselfIsNoRowThatWaits() {
        opened("2026-10-31", "100.00");
        printed("1", "261101", "70,00", "C25,00", "95,00");

        assertProposed(
                "2026-11-01", "From the day the first statement", "the books had 100.00 EUR;");
    }

    @Test
    void aStatementWithoutABalanceBeginsNothing() {
        byte[] qif =
                "!Type:Bank\nD11/13'26\nT25.00\nPAda Example\n^\n".getBytes(StandardCharsets.UTF_8);
        BankPreview preview = desk.offer(qif, main.id());
        assertThat(preview.refusal()).isNull();
        desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
        assertThat(proposed().from()).isEqualTo(LocalDate.parse("2026-11-13"));
        assertThat(proposed().why()).contains("No statement gives the balance");

        printed("2", "261116", "0,00", "C25,00", "25,00");

        assertProposed(
                "2026-11-16",
                "From the day the first statement begins",
                "Earlier ones give no balance");
    }

    /// As the books of a house begin that had others before.
    private void opened(String on, String sum) {
        List<Posting> postings =
                List.of(
                        Postings.debit(
                                "1010", Money.of(sum, "EUR"), Map.of("bankAccount", main.name())),
                        Postings.credit("3900", Money.of(sum, "EUR"), Map.of()));
        var entry =
                new NewEntry(
                        "E26",
                        "opening/books",
                        "line 1",
                        LocalDate.parse(on),
                        postings,
                        "Opening position, closing balance 2026");
        var ledger = new Ledger(desk.server.parts().audit());
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(unit -> ledger.post(unit, Actor.SYSTEM, null, entry));
    }
}
