package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
import fidus.money.Money;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowOrigin;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Two entries that say the same are told apart by their numbers, who booked them and when; rows of
/// statements by their place.
final class EqualEntriesTest extends OwnBank {
    private Instant enteredTwice() {
        entered();
        Instant first = desk.server.clock().instant();
        desk.server.clock().advance(Duration.ofMinutes(3));
        entered();
        return first;
    }

    private void entered() {
        Prepared asked =
                desk.ask(
                        LedgerCalls.ENTER,
                        new PrepareEntry(
                                "E3",
                                desk.today(),
                                List.of(
                                        Postings.debit(
                                                "1010",
                                                Money.of("100.00", "EUR"),
                                                Map.of("bankAccount", main.name())),
                                        Postings.credit(
                                                "3010", Money.of("100.00", "EUR"), Map.of())),
                                "Bank advice 77",
                                "The owners put in capital"));
        desk.approve(asked);
    }

    private List<RowOrigin> expected(Instant first) {
        return List.of(
                new RowOrigin("Entry 1, line 1", "Test operator", first),
                new RowOrigin(
                        "Entry 2, line 1", "Test operator", first.plus(Duration.ofMinutes(3))));
    }

    @Test
    void rowsOfTheBooksAndTheirBreaksSayWhichEntryTheyAre() {
        Instant first = enteredTwice();
        quiet("1", "261123", "0,00");
        Workbench run = desk.reconcile(main);

        assertThat(rows(run, Side.BOOK))
                .extracting(RunRow::origin)
                .containsExactlyElementsOf(expected(first));
        assertThat(desk.ask(ReconciliationCalls.BREAK_PAGE, FindBreakPage.all(100)).breaks())
                .filteredOn(card -> card.found().rule().equals("S5"))
                .extracting(BreakCard::origin)
                .containsExactlyInAnyOrderElementsOf(expected(first));
        RunRow second = rows(run, Side.BOOK).getLast();
        var about = new AboutRow(run.card().run().id(), Side.BOOK, second.row().rowId());
        assertThat(desk.ask(WindowCalls.ROW, about).row().origin()).isEqualTo(second.origin());
    }

    @Test
    void rowsOfAStatementSayTheirPlaceInIt() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C40,00", "", "Fee")
                        .row("261116", "C40,00", "", "Fee")
                        .closing("261116", "80,00"));
        Workbench run = desk.reconcile(main);

        assertThat(rows(run, Side.STATEMENT))
                .extracting(row -> row.origin() == null ? "" : row.origin().document())
                .containsExactlyInAnyOrder("Statement 1, row 1", "Statement 1, row 2");
    }

    private List<RunRow> rows(Workbench of, Side side) {
        var find =
                new FindRows(
                        of.card().run().id(),
                        side,
                        Listed.ALL,
                        "",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        10);
        return desk.ask(WindowCalls.ROWS, find).rows();
    }
}
