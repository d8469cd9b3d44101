package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookTransit;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.WindowCalls;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Whoever works on a row of a statement sees that its booking waits for another person.
final class WaitingTransitTest extends OwnBank {
    private static final String ROW = "STMT-1-1";

    private RunId run() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "100,00")
                        .row("261116", "D40,00", "K1", "WIRE TO NORTHBRIDGE")
                        .row("261116", "D7,00", "K2", "CHARGE")
                        .closing("261116", "53,00"));
        return reconciled(16, 16).card().run().id();
    }

    private List<String> waiting(RunId run) {
        return desk
                .ask(
                        WindowCalls.ROWS,
                        new FindRows(
                                run,
                                Side.STATEMENT,
                                Listed.ALL,
                                null,
                                null,
                                null,
                                null,
                                null,
                                0,
                                100))
                .rows()
                .stream()
                .sorted(Comparator.comparing(one -> one.row().rowId()))
                .map(RunRow::found)
                .map(found -> found == null ? "" : said(found))
                .toList();
    }

    private static String said(RowBreak found) {
        return Objects.toString(found.waiting(), "");
    }

    private RowStory story(RunId run) {
        return desk.ask(WindowCalls.ROW, new AboutRow(run, Side.STATEMENT, ROW));
    }

    @Test
    void theRowSaysWhatWaitsAndLeadsToIt() {
        RunId run = run();
        BookTransit asks =
                new InTransit(desk, main).moved("Broker-Live/7001/9", "40.00", "2026-11-16", ROW);
        assertThat(waiting(run)).containsExactly("", "");
        assertThat(story(run).waits()).isNull();

        Prepared asked = desk.ask(BankCalls.BOOK_TRANSIT, asks);

        assertThat(waiting(run)).containsExactly(asked.title(), "");
        assertThat(asked.title()).startsWith("Book that ");
        assertThat(story(run).waits()).isEqualTo(asked.subject());
        assertThat(said(Objects.requireNonNull(story(run).row().found()))).isEqualTo(asked.title());

        desk.approve(asked);
        assertThat(waiting(run)).containsExactly("", "");
        assertThat(story(run).waits()).isNull();
    }
}
