package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.WithdrawSignOff;
import fidus.reconciliation.desk.Workbench;

import java.time.Duration;
import java.util.List;

/// A bank account with runs that are signed, and withdrawn again.
abstract class WithdrawnRuns extends OwnBank {
    Prepared withdraw(Workbench run) {
        return desk.ask(
                ReconciliationCalls.WITHDRAW_SIGN_OFF,
                new WithdrawSignOff(run.card().run().id(), "A payment was overlooked"));
    }

    void sign(Workbench run) {
        desk.approve(
                desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(run.card().run().id(), "Read")));
        desk.server.clock().advance(Duration.ofMinutes(1));
    }

    RunCard card(Workbench run) {
        return desk.ask(WindowCalls.DESK, new AboutRun(run.card().run().id())).card();
    }

    /// The deposit of the 16th comes to the bank on the 17th, after the 16th was signed.
    Workbench signedWithADepositUnderWay() {
        Workbench first = signedWithARowLeftOpen();
        printed("3", "261117", "0,00", "C40,00", "40,00");
        return first;
    }

    Workbench signedWithARowLeftOpen() {
        quiet("1", "261115", "0,00");
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        quiet("2", "261116", "0,00");
        Workbench first = reconciled(16, 16);
        first.breaks().forEach(one -> explained(one, CauseCode.TIMING));
        sign(first);
        return first;
    }

    static String afterwards(Prepared prepared) {
        return prepared.shown().stream()
                .filter(one -> one.label().equals("Afterwards"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    void byHand(Workbench bench, String book, String statement) {
        MatchMade made =
                desk.ask(
                        ReconciliationCalls.MATCH,
                        new MatchByHand(
                                bench.card().run().id(),
                                rowsOf(bench.book(), book),
                                rowsOf(bench.statement(), statement),
                                false,
                                "Both were looked at on paper"));
        if (made.waits() != null) {
            desk.approve(made.waits());
        }
    }

    static List<String> rowsOf(List<MatchRow> rows, String sum) {
        return rows.stream()
                .filter(row -> row.amount().equals(Money.of(sum, "EUR")))
                .map(MatchRow::rowId)
                .toList();
    }
}
