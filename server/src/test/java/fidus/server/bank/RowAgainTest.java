package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.ReverseTransit;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakenStatement;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What was booked on a row, taken back and booked again: the row is free in between, and is one
/// movement afterwards.
class RowAgainTest extends OwnBank {
    private static final String ROW = "STMT-1-1";

    private TakenStatement statement;
    private Client bert;

    @BeforeEach
    void take() {
        bert = desk.ask(ClientCalls.ADD, new AddClient("Bert Example"));
        statement =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                                .row("261116", "C40,00", "K1", "SEPA Ada Example")
                                .closing("261120", "40,00"));
    }

    private Prepared record(Client client) {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        client.id(),
                        Money.of("40.00", "EUR"),
                        LocalDate.parse("2026-11-16"),
                        DepositMethod.FIAT,
                        ROW,
                        main.name(),
                        ""));
    }

    private RowUse use() {
        return desk
                .ask(BankCalls.ROWS, new AboutBankStatement(statement.id(), null))
                .rows()
                .stream()
                .map(StatementRow::use)
                .toList()
                .getFirst();
    }

    @Test
    void aReversedDepositsRowIsProposedAndRecordedAgainWithItsHistory() {
        desk.approve(record(paid.ada()));
        assertThat(use()).isEqualTo(RowUse.OPEN);
        paid.takenBack();

        assertThat(use()).isEqualTo(RowUse.PROPOSED);
        assertThat(desk.proposals(main).deposits()).hasSize(1);
        Prepared again = record(bert);
        assertThat(again.shown())
                .contains(
                        new Shown(
                                "Recorded before",
                                "deposit 1 of Ada Example over 40.00 EUR, reversed: It was another"
                                        + " client's money"));
        desk.approve(again);

        assertThat(code(() -> record(paid.ada()))).isEqualTo(Problem.Code.EVIDENCE_USED);
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches()).hasSize(1);
        assertThat(bench.breaks()).isEmpty();
        assertThat(use()).isEqualTo(RowUse.MATCHED);
    }

    @Test
    void aMatchWithAReversedDepositDoesNotKeepItsRowAndStaysTheMatchOfTheNext() {
        desk.approve(record(paid.ada()));
        var matched = desk.reconcile(main).matches().getFirst();
        assertThat(desk.proposals(main).deposits()).isEmpty();
        paid.takenBack();

        assertThat(desk.proposals(main).deposits()).hasSize(1);
        desk.approve(record(bert));

        Workbench after = desk.reconcile(main);
        assertThat(after.matches()).extracting(one -> one.id()).containsExactly(matched.id());
        assertThat(after.breaks()).allMatch(one -> one.found().breakState() == BreakState.RESOLVED);
        assertThat(desk.proposals(main).deposits()).isEmpty();
    }

    @Test
    void aReversedDepositsRowIsBookedAwayOrTheEndOfATransitAndNeverBoth() {
        BreakCard found = explained(desk.reconcile(main));
        desk.approve(record(paid.ada()));
        assertThat(code(() -> writeOff(found))).isEqualTo(Problem.Code.EVIDENCE_USED);
        paid.takenBack();
        Prepared away = writeOff(found);
        BookTransit end = new InTransit(desk, main).moved("T1", "-40.00", "2026-11-16", ROW);
        Prepared transit = desk.ask(BankCalls.BOOK_TRANSIT, end);
        desk.approve(transit);

        assertThat(code(() -> desk.approve(away))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> record(bert))).isEqualTo(Problem.Code.EVIDENCE_USED);
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches()).hasSize(1);
        assertThat(open(bench)).isEmpty();

        var booked = desk.ask(BankCalls.TRANSITS, new Nothing()).booked().getFirst();
        desk.approve(
                desk.ask(
                        BankCalls.REVERSE_TRANSIT,
                        new ReverseTransit(booked.id(), "It was something else")));
        desk.approve(record(bert));
        assertThat(code(() -> desk.ask(BankCalls.BOOK_TRANSIT, end)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(open(desk.reconcile(main))).isEmpty();
    }

    @Test
    void aReversedWriteOffIsOneMovementWithTheOneThatReplacesIt() {
        BreakCard found = explained(desk.reconcile(main));
        desk.approve(writeOff(found));
        Workbench bench = desk.reconcile(main);
        assertThat(code(() -> record(bert))).isEqualTo(Problem.Code.EVIDENCE_USED);

        Prepared undoing =
                Objects.requireNonNull(
                        desk.ask(
                                        ReconciliationCalls.UNDO,
                                        new UndoMatch(
                                                bench.matches().getFirst().id(),
                                                "The text was wrong",
                                                bench.matches().getFirst().version()))
                                .waits());
        assertThat(desk.reconcile(main).matches()).as("until another agrees").hasSize(1);
        desk.approve(undoing);
        BreakCard again = explained(desk.reconcile(main));
        desk.approve(writeOff(again));

        Workbench after = desk.reconcile(main);
        assertThat(after.matches()).hasSize(1);
        assertThat(open(after)).isEmpty();
    }

    private static List<BreakCard> open(Workbench bench) {
        return bench.breaks().stream()
                .filter(one -> one.found().breakState() == BreakState.OPEN)
                .toList();
    }

    private BreakCard explained(Workbench bench) {
        BreakCard found =
                bench.breaks().stream()
                        .filter(one -> one.found().key().endsWith(ROW))
                        .findFirst()
                        .orElseThrow();
        return explained(found, CauseCode.MISSING_IN_BOOKS);
    }
}
