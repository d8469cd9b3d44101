package fidus.server.bank;

import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

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
}
