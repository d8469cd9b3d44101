package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.RecordProposed;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.HouseAccount;
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

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Whatever waits to be booked on a row of a statement is said at the row, with whom it waits for.
final class WaitingRowsTest extends PaidOut {
    private RunId paidIn() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA Ada Example")
                        .row("261116", "C25,00", "K2", "SEPA Ada Example")
                        .row("261116", "C7,00", "K3", "Nobody known")
                        .closing("261116", "72,00"));
        return reconciled(15, 16).card().run().id();
    }

    /// What waits, by row; rows about which nothing does are not there.
    private Map<String, String> waiting(RunId run) {
        return waiting(desk.ask(WindowCalls.ROWS, all(run)).rows());
    }

    private static Map<String, String> waiting(List<RunRow> rows) {
        Map<String, String> waiting = new TreeMap<>();
        for (RunRow row : rows) {
            RowBreak found = row.found();
            if (found != null && found.waiting() != null) {
                assertThat(found.decides()).as("for whom").containsExactly(Role.APPROVER);
                waiting.put(row.row().rowId(), found.waiting());
            }
        }
        return waiting;
    }

    private static FindRows all(RunId run) {
        return new FindRows(run, Side.STATEMENT, Listed.ALL, null, null, null, null, null, 0, 100);
    }

    private RowStory story(RunId run, String row) {
        return desk.ask(WindowCalls.ROW, new AboutRow(run, Side.STATEMENT, row));
    }

    @Test
    void aDepositThatWaitsForItsConfirmationIsSaidAtItsRow() {
        RunId run = paidIn();
        assertThat(waiting(run)).isEmpty();

        Prepared asked =
                desk.ask(
                        DepositCalls.RECORD,
                        new RecordDeposit(
                                paid.ada().id(),
                                Money.of("40.00", "EUR"),
                                LocalDate.of(2026, 11, 16),
                                DepositMethod.FIAT,
                                "STMT-1-1",
                                main.name(),
                                ""));

        assertThat(waiting(run)).containsExactly(Map.entry("STMT-1-1", asked.title()));
        assertThat(story(run, "STMT-1-1").waits()).isEqualTo(asked.subject());
        assertThat(story(run, "STMT-1-2").waits()).isNull();
        desk.approve(asked);
        assertThat(waiting(run)).isEmpty();
    }

    /// Whoever recorded it had nothing but the reference that the client gave.
    @Test
    void aDepositThatWasAskedAboutBeforeItsStatementCameIsSaidAtTheRowThatBringsIt() {
        Prepared asked =
                desk.ask(
                        DepositCalls.RECORD,
                        new RecordDeposit(
                                paid.ada().id(),
                                Money.of("25.00", "EUR"),
                                LocalDate.of(2026, 11, 16),
                                DepositMethod.FIAT,
                                "WIRE-889911",
                                main.name(),
                                ""));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C25,00", "K1", "SEPA WIRE-889911 ADA")
                        .row("261116", "C25,00", "K2", "SEPA WIRE-889912 ADA")
                        .row("261116", "C26,00", "K3", "SEPA WIRE-889911 ADA")
                        .closing("261116", "76,00"));
        RunId run = reconciled(16, 16).card().run().id();

        assertThat(waiting(run)).containsExactly(Map.entry("STMT-1-1", asked.title()));
        assertThat(story(run, "STMT-1-1").waits()).isEqualTo(asked.subject());
        assertThat(story(run, "STMT-1-2").waits()).isNull();
    }

    @Test
    void aListOfDepositsIsSaidAtEachOfItsRowsAndReadByOneQuestion() {
        RunId run = paidIn();
        List<RecordDeposit> all =
                desk.proposals(main).deposits().stream()
                        .map(one -> one.deposit())
                        .filter(Objects::nonNull)
                        .toList();
        Prepared asked = desk.ask(BankCalls.RECORD_PROPOSED, new RecordProposed(main.id(), all));
        desk.server.commands.note();
        long none = desk.server.commands.asked("prepared");

        assertThat(waiting(run)).containsOnlyKeys("STMT-1-1", "STMT-1-2");

        assertThat(desk.server.commands.asked("prepared") - none).isLessThan(6);
        assertThat(waiting(run)).containsValue(asked.title());
        assertThat(story(run, "STMT-1-2").waits()).isEqualTo(asked.subject());
    }

    @Test
    void moneyBetweenOwnAccountsIsSaidAtBothOfItsRows() {
        HouseAccount other = desk.account("Second account", BankDesk.OTHER_IBAN);
        desk.take(
                CamtText.of(BankDesk.IBAN, "2026-11-16", "500.00", "200.00")
                        .entry("DBIT", "300.00", "L1", "", toward(BankDesk.OTHER_IBAN))
                        .bytes());
        desk.take(
                CamtText.of(BankDesk.OTHER_IBAN, "2026-11-16", "0.00", "300.00")
                        .entry("CRDT", "300.00", "A1", "", toward(""))
                        .bytes());
        RunId left = reconciled(16, 16).card().run().id();
        RunId arrived = desk.reconcile(other).card().run().id();

        Prepared asked =
                desk.ask(
                        BankCalls.BOOK_OWN_TRANSFER,
                        desk.proposals(main).own().getFirst().booking());

        assertThat(waiting(left)).containsExactly(Map.entry("STMT-1-1", asked.title()));
        assertThat(waiting(arrived)).containsExactly(Map.entry("STMT-2-1", asked.title()));
        assertThat(story(arrived, "STMT-2-1").waits()).isEqualTo(asked.subject());
    }

    private static List<CamtText.Tx> toward(String iban) {
        return List.of(
                new CamtText.Tx(
                        "300.00",
                        "",
                        iban.isEmpty()
                                ? ""
                                : "<RltdPties><CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct></RltdPties>"
                                        .formatted(iban)));
    }

    @Test
    void aPaymentThatWaitsForItsConfirmationAndItsReturnIsSaidAtTheirRows() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "400.00")
                        .entry("DBIT", "100.00", "A1", "", named(batch))
                        .bytes());
        RunId run = desk.reconcile(main).card().run().id();

        Prepared gone =
                desk.ask(
                        PaymentCalls.CONFIRM,
                        proposals().confirmations().getFirst().confirmation());

        assertThat(waiting(run)).containsExactly(Map.entry("STMT-1-1", gone.title()));
        assertThat(story(run, "STMT-1-1").waits()).isEqualTo(gone.subject());
        desk.approve(gone);
        assertThat(waiting(run)).isEmpty();

        desk.server.clock().advance(Duration.ofDays(7));
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "400.00", "500.00")
                        .entry("CRDT", "100.00", "R1", "", named(batch))
                        .bytes());
        RunId later = desk.reconcile(main).card().run().id();
        Prepared back = desk.ask(PaymentCalls.RETURN, proposals().returns().getFirst().booking());
        assertThat(waiting(later)).containsExactly(Map.entry("STMT-2-1", back.title()));
        String admin = desk.server.token(Role.ADMIN);
        assertThat(waiting(desk.server.call(WindowCalls.ROWS, all(later), admin).rows()))
                .as("to whom it was paid is not for who may not see payments")
                .containsExactly(Map.entry("STMT-2-1", "A booking waits"));
        var about = new AboutRow(later, Side.STATEMENT, "STMT-2-1");
        RunRow row = desk.server.call(WindowCalls.ROW, about, admin).row();
        assertThat(waiting(List.of(row))).containsValue("A booking waits");
    }

    private List<CamtText.Tx> named(BatchDetail batch) {
        return List.of(CamtText.Tx.of("100.00", of(batch, ADA).endToEndId()));
    }
}
