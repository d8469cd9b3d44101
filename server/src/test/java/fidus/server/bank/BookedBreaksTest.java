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
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.WaitingKind;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// A break on whose row something is to be booked is found among those that wait for a decision.
final class BookedBreaksTest extends PaidOut {
    private BreakPage waiting() {
        return desk.ask(ReconciliationCalls.BREAK_PAGE, question());
    }

    private static FindBreakPage question() {
        return FindBreakPage.all(50).of(FindBreakPage.States.WAITING);
    }

    private Prepared deposit(String evidence) {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("25.00", "EUR"),
                        LocalDate.of(2026, 11, 16),
                        DepositMethod.FIAT,
                        evidence,
                        main.name(),
                        ""));
    }

    private void paidIn() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C25,00", "K1", "SEPA WIRE-889911 ADA EXAMPLE")
                        .row("261116", "C25,00", "K2", "SEPA WIRE-889912 ADA EXAMPLE")
                        .row("261116", "C26,00", "K3", "SEPA WIRE-889911 ADA EXAMPLE")
                        .closing("261116", "76,00"));
        var _ = reconciled(15, 16);
    }

    @Test
    void aDepositThatNamesItsRowIsFoundUntilItIsDecided() {
        paidIn();
        assertThat(waiting().total()).isZero();

        Prepared asked = deposit("STMT-1-2");

        BreakPage page = waiting();
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.breaks())
                .singleElement()
                .matches(one -> one.found().key().endsWith("/STMT-1-2"))
                .matches(one -> one.kind() == WaitingKind.CONFIRMATION)
                .matches(one -> asked.title().equals(one.waiting()))
                .matches(one -> asked.subject().equals(one.booking()));
        desk.approve(asked);
        assertThat(waiting().total()).isZero();
    }

    /// Whoever recorded it had nothing but the reference that the client gave.
    @Test
    void aDepositThatNamesNoRowIsFoundAtTheOneThatBringsIt() {
        paidIn();
        Prepared asked = deposit("WIRE-889911");

        assertThat(waiting().breaks())
                .singleElement()
                .matches(one -> one.found().key().endsWith("/STMT-1-1"))
                .matches(one -> asked.title().equals(one.waiting()));
    }

    @Test
    void howManyWaitIsReadByTheSameQuestions() {
        paidIn();
        List<RecordDeposit> all =
                desk.proposals(main).deposits().stream()
                        .map(one -> one.deposit())
                        .filter(Objects::nonNull)
                        .toList();
        assertThat(all).hasSizeGreaterThan(1);
        desk.server.commands.note();
        long none = questions();

        var _ = desk.ask(BankCalls.RECORD_PROPOSED, new RecordProposed(main.id(), all));

        assertThat(waiting().breaks())
                .hasSameSizeAs(all)
                .allMatch(one -> one.kind() == WaitingKind.CONFIRMATION);
        assertThat(questions()).isEqualTo(none);
    }

    private long questions() {
        long before = desk.server.commands.asked("prepared");
        var _ = desk.ask(ReconciliationCalls.BREAK_PAGE, FindBreakPage.all(50));
        return desk.server.commands.asked("prepared") - before;
    }

    @Test
    void whomIsPaidIsNotNamedToThoseWhoMaySeeNoPayments() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "400.00")
                        .entry(
                                "DBIT",
                                "100.00",
                                "A1",
                                "",
                                List.of(CamtText.Tx.of("100.00", of(batch, ADA).endToEndId())))
                        .bytes());
        var _ = desk.reconcile(main);
        Prepared gone =
                desk.ask(
                        PaymentCalls.CONFIRM,
                        proposals().confirmations().getFirst().confirmation());

        assertThat(waiting().breaks()).extracting(BreakCard::waiting).containsOnly(gone.title());
        assertThat(
                        desk.server
                                .call(
                                        ReconciliationCalls.BREAK_PAGE,
                                        question(),
                                        desk.server.token(Role.ADMIN))
                                .breaks())
                .singleElement()
                .matches(one -> RowBreak.UNNAMED.equals(one.waiting()))
                .matches(one -> one.kind() == WaitingKind.BOOKING)
                .matches(one -> one.booking() == null);
    }
}
