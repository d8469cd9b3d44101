package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.LocalDate;
import java.util.List;

/// A house with a bank account of its own for each test.
abstract class OwnBank {
    PaidIn paid;
    BankDesk desk;
    HouseAccount main;

    @BeforeEach
    void open() {
        paid = PaidIn.open();
        desk = paid.desk();
        main = paid.main();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// The rows of a statement as they were stored, in its order.
    final List<SeenRow> seen(TakenStatement taken) {
        var about = new AboutBankStatement(taken.id(), null);
        return desk.ask(BankCalls.ROWS, about).rows().stream().map(StatementRow::seen).toList();
    }

    /// What a run says of a rule.
    static RuleOutcome said(Workbench bench, String rule) {
        return bench.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    BreakCard explained(BreakCard card, CauseCode cause) {
        return desk.ask(
                ReconciliationCalls.EXPLAIN,
                new ExplainBreak(
                        card.found().id(),
                        desk.server.person(Role.OPERATOR).id(),
                        cause,
                        "Seen on the statement",
                        card.found().version()));
    }

    Prepared writeOff(BreakCard explained) {
        return desk.ask(
                ReconciliationCalls.WRITE_OFF,
                new WriteOffBreak(
                        explained.found().id(), "The bank took it", explained.found().version()));
    }

    /// A statement of one row on one day.
    ///
    /// @param day such as 261116
    /// @param row such as C25,00
    void printed(String number, String day, String opening, String row, String closing) {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, number + "/1", day, opening)
                        .row(day, row, "K" + number, "SEPA WIRE-889911 ADA")
                        .closing(day, closing));
    }

    /// A statement of a day on which nothing moved.
    void quiet(String number, String day, String balance) {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, number + "/1", day, balance).closing(day, balance));
    }

    /// Compares some days of November.
    Workbench reconciled(int from, int to) {
        return desk.reconcile(
                new StartBankRun(
                        main.id(), LocalDate.of(2026, 11, from), LocalDate.of(2026, 11, to)));
    }

    /// The break of a row.
    static BreakCard of(Workbench bench, String row) {
        return bench.breaks().stream()
                .filter(card -> card.found().key().endsWith("/" + row))
                .findFirst()
                .orElseThrow();
    }

    static MatchByHand accepting(Workbench bench, Suggestion suggestion) {
        return new MatchByHand(
                bench.card().run().id(),
                suggestion.bookRows(),
                suggestion.statementRows(),
                true,
                "");
    }
}
