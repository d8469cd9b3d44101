package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.deposits.AboutDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// What takes long for an account with many rows is read beside the transactions, and many rows in
/// few questions.
class ReadBesideTest extends OwnBank {
    private static final String JOURNAL = "journalEntries";

    @Test
    void noTransactionOfARunOrItsSignatureWalksTheJournal() {
        paid.deposit("25.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C25,00", "25,00");
        desk.server.commands.note();

        Workbench bench = reconciled(16, 16);
        var about = new AboutRun(bench.card().run().id());
        var signOff = new SignOff(about.id(), "Reviewed with the statement");
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, signOff));

        assertThat(desk.ask(ReconciliationCalls.WORKBENCH, about).card().run().runState())
                .isEqualTo(RunState.SIGNED_OFF);
        assertThat(desk.server.commands.asked(JOURNAL)).isPositive();
        assertThat(desk.server.commands.askedInTransactions(JOURNAL)).isZero();
    }

    @Test
    void aFileIsReadAndHeldAgainstTheAccountBesideTheTransactionAndOnce() {
        quiet("1", "261116", "0,00");
        desk.server.commands.note();
        printed("2", "261117", "0,00", "C25,00", "25,00");
        long ofOne = desk.server.commands.asked("bankStatements");
        assertThat(desk.server.commands.askedInTransactions("bankStatements")).isZero();

        desk.server.commands.note();
        desk.take(
                day("3", "261118", "25,00", "50,00")
                        .and(day("4", "261119", "50,00", "75,00"))
                        .and(day("5", "261120", "75,00", "100,00"))
                        .bytes());

        assertThat(desk.server.commands.asked("bankStatements")).isEqualTo(ofOne);
    }

    /// What speaks against a deposit is read from all that its account has.
    @Test
    void askingAgainForADepositReadsItsAccountBesideTheTransaction() {
        printed("1", "261116", "0,00", "C25,00", "25,00");
        Prepared asked = recorded("STMT-1-1");
        var withdraw =
                new Decide(asked.id(), Decide.Decision.WITHDRAW, asked.digest(), "Asked anew");
        desk.ask(ApprovalCalls.DECIDE, withdraw);
        Deposit pending =
                desk.ask(DepositCalls.FIND, new FindDeposits(null, null, null, 1))
                        .rows()
                        .getFirst();
        desk.server.commands.note();

        desk.ask(DepositCalls.CONFIRM, new AboutDeposit(pending.id()));

        assertThat(desk.server.commands.asked(JOURNAL)).isPositive();
        assertThat(desk.server.commands.askedInTransactions(JOURNAL))
                .as("the state of the books, and not what they hold")
                .isLessThanOrEqualTo(1);
    }

    /// Whoever confirms a deposit sees the rows that say it; to find them a week is searched.
    @Test
    void theRowsBehindADepositAreSoughtBesideTheTransactionAndOthersAreNotGiven() {
        Mt940Text many = Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00");
        for (int i = 1; i <= 300; i++) {
            many.row("261116", "C1,00", "K" + i, "Somebody else " + i);
        }
        desk.takeOne(
                many.row("261116", "C25,00", "K301", "SEPA WIRE-889911 ADA")
                        .closing("261116", "325,00"));
        desk.server.commands.note();

        Prepared asked = recorded("WIRE-889911");
        desk.approve(asked);

        assertThat(asked.shown()).anyMatch(line -> line.label().equals("Row STMT-1-301"));
        assertThat(desk.server.commands.given("bankRows")).isBetween(1, 20);
        assertThat(desk.server.commands.askedInTransactions("bankRows"))
                .as("neither as it is recorded nor as it is agreed to")
                .isZero();
    }

    private Prepared recorded(String evidence) {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("25.00", "EUR"),
                        LocalDate.parse("2026-11-16"),
                        DepositMethod.FIAT,
                        evidence,
                        main.name(),
                        ""));
    }

    private static Mt940Text day(String number, String day, String opening, String closing) {
        return Mt940Text.of(BankDesk.IBAN, number + "/1", day, opening)
                .row(day, "C25,00", "K" + number, "SEPA WIRE ADA " + number)
                .closing(day, closing);
    }

    @Test
    void moreDepositsAreNotMoreQuestions() {
        paid.deposit("25.00", "2026-11-16", "WIRE-1");
        quiet("1", "261116", "0,00");
        var _ = reconciled(16, 16);
        desk.server.commands.note();
        var _ = reconciled(16, 16);
        long ofOne = desk.server.commands.asked("deposits");
        for (int i = 2; i <= 6; i++) {
            paid.deposit("25.00", "2026-11-16", "WIRE-" + i);
        }
        var _ = reconciled(16, 16);
        desk.server.commands.note();
        var _ = reconciled(16, 16);

        assertThat(ofOne).isPositive();
        assertThat(desk.server.commands.asked("deposits")).isEqualTo(ofOne);
    }
}
