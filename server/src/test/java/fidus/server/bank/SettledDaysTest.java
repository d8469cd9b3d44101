package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;

import fidus.contract.Nothing;
import fidus.exchanges.ExchangeCalls;
import fidus.exchanges.ExchangeCard;
import fidus.exchanges.ExchangeState;
import fidus.exchanges.PrepareExchange;
import fidus.exchanges.ReverseExchange;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A run reads its days and what is open of those that were signed, and finds what it would find if
/// it read all of them.
final class SettledDaysTest extends OwnBank {
    private static final int SETTLED = 1_000;
    private int posted;

    /// Entries of one day, each of its own sum and text.
    private void booked(String day, int... of) {
        List<NewEntry> entries = new ArrayList<>();
        for (int i : of) {
            Money sum = Money.of(sum(i), "EUR");
            var bank =
                    new Posting("1010", PostingSide.DEBIT, sum, Map.of("bankAccount", main.name()));
            var client = new Posting("2010", PostingSide.CREDIT, sum, Map.of("client", "c"));
            entries.add(
                    new NewEntry(
                            "E1",
                            "invented/" + posted++,
                            "",
                            LocalDate.parse(day),
                            List.of(bank, client),
                            said(i)));
        }
        var ledger = new Ledger(desk.server.parts().audit());
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(unit -> ledger.postAll(unit, Actor.SYSTEM, null, entries));
    }

    private static String sum(int i) {
        return i + 1 + ".10";
    }

    private static String said(int i) {
        return "INVOICE %05d CUSTOMER %05d".formatted(i * 7 + 1, i * 13 + 5);
    }

    /// @param day such as 261116
    private void printed(String number, String day, String opening, String closing, int... of) {
        Mt940Text text = Mt940Text.of(BankDesk.IBAN, number + "/1", day, opening);
        for (int i : of) {
            text.row(day, "C" + sum(i).replace('.', ','), "", said(i));
        }
        desk.takeOne(text.closing(day, closing));
    }

    private void sign(Workbench bench) {
        bench.breaks().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .forEach(card -> explained(card, CauseCode.TIMING));
        var signOff = new SignOff(bench.card().run().id(), "Reviewed with the statement");
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, signOff));
    }

    private static RunId id(Workbench bench) {
        return bench.card().run().id();
    }

    /// What was kept of signed days is forgotten: they are read whole.
    private void forget() {
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit ->
                                        unit.documents("settledDays", Document.class)
                                                .remove(Filters.empty()));
    }

    /// The same input is answered with the run that is there.
    private void findsTheSameOfAllDays(Workbench bench, int from, int to) {
        forget();
        assertThat(id(reconciled(from, to))).isEqualTo(id(bench));
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Test
    void aDayReadsNoMoreThanItselfAndWhatIsOpenOfAThousandSignedRows() {
        booked("2026-11-16", range(0, SETTLED + 1));
        printed("1", "261116", "0,00", "500600,00", range(0, SETTLED));
        Workbench first = reconciled(16, 16);
        assertThat(first.matches()).hasSize(SETTLED);
        sign(first);
        booked("2026-11-17", 2_000);
        printed("2", "261117", "500600,00", "503602,20", SETTLED, 2_000);

        desk.server.commands.note();
        Workbench day = reconciled(17, 17);
        int rows = desk.server.commands.given("bankRows");
        int entries = desk.server.commands.given("journalEntries");
        int matches =
                desk.server.commands.given("reconciliationMatches")
                        + desk.server.commands.given("matchedRows");

        assertThat(day.matches()).hasSize(2);
        assertThat(rows).isBetween(2, 40);
        assertThat(entries).isBetween(2, 40);
        assertThat(matches).isLessThan(40);
        findsTheSameOfAllDays(day, 17, 17);
    }

    @Test
    void whatComesLateIntoSignedDaysOrIsSetFreeThereIsCarried() {
        booked("2026-11-16", 1, 2, 3, 4);
        printed("1", "261116", "0,00", "6,20", 1, 3);
        sign(reconciled(16, 16));
        booked("2026-11-18", 5, 6);
        printed("2", "261118", "6,20", "15,40", 2, 5);
        Workbench second = reconciled(17, 18);
        sign(second);
        booked("2026-11-16", 7);
        printed("3", "261119", "15,40", "39,70", 7, 6, 8);
        Workbench third = reconciled(19, 19);

        assertThat(third.matches()).hasSize(2);
        assertThat(third.book()).hasSize(3);
        findsTheSameOfAllDays(third, 19, 19);
    }

    @Test
    void aRowOfNothingIsCarriedNowhere() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C0,00", "K1", "Conditions of the account have changed")
                        .row("261116", "C7,00", "K2", "Somebody else")
                        .closing("261116", "7,00"));
        Workbench first = reconciled(16, 16);
        assertThat(first.statement()).hasSize(2);
        sign(first);
        quiet("2", "261117", "7,00");

        Workbench next = reconciled(17, 17);

        assertThat(next.statement()).extracting(row -> row.rowId()).containsExactly("STMT-1-2");
        findsTheSameOfAllDays(next, 17, 17);
    }

    private void exchanged(HouseAccount dollars) {
        desk.approve(
                desk.ask(
                        ExchangeCalls.PREPARE,
                        new PrepareExchange(
                                main.id(),
                                dollars.id(),
                                Money.of("1000.00", "EUR"),
                                Money.of("1085.00", "USD"),
                                "FXDEAL 7712345",
                                LocalDate.of(2026, 11, 16),
                                null)));
    }

    private void exchangeTakenBack() {
        ExchangeCard card =
                desk.ask(ExchangeCalls.LIST, new Nothing()).exchanges().stream()
                        .filter(one -> one.exchange().exchangeState() == ExchangeState.POSTED)
                        .findFirst()
                        .orElseThrow();
        desk.approve(
                desk.ask(
                        ExchangeCalls.REVERSE,
                        new ReverseExchange(card.exchange().id(), "It was prepared twice")));
    }

    @Test
    void anExchangeThatWasTakenBackInOrAfterSignedDaysIsNoRowOfTheNext() {
        HouseAccount dollars = desk.account("Dollars", BankDesk.OTHER_IBAN, Currency.USD);
        exchanged(dollars);
        exchangeTakenBack();
        quiet("1", "261116", "1000,00");
        Workbench first = reconciled(16, 16);
        assertThat(first.book()).as("hidden as long as it is not signed").isEmpty();
        sign(first);

        quiet("2", "261117", "1000,00");
        Workbench second = reconciled(17, 17);
        assertThat(second.book()).as("neither the entry nor its mirror").isEmpty();
        findsTheSameOfAllDays(second, 17, 17);

        exchanged(dollars);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261118", "1000,00")
                        .row("261118", "D1000,00", "U1", "FXDEAL 7712345 SOLD")
                        .closing("261118", "0,00"));
        Workbench third = reconciled(17, 18);
        assertThat(third.matches()).hasSize(1);
        sign(third);
        exchangeTakenBack();
        exchanged(dollars);
        quiet("4", "261119", "0,00");
        Workbench fourth = reconciled(19, 19);
        assertThat(fourth.book()).as("the one that is matched stands for all").isEmpty();
        findsTheSameOfAllDays(fourth, 19, 19);
    }
}
