package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// A row that the books hold is matched with what holds it, and nothing else is booked away.
class RowHeldTest extends OwnBank {
    private static final String ROW = "STMT-1-1";

    private static BreakCard of(Workbench bench, String rule, String key) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals(rule))
                .filter(card -> card.found().key().endsWith(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowThatWasBookedAwayIsNotMatchedWithAnotherEntry() {
        paid.deposit("40.00", "2026-11-16", "SWIFT-4711 BERT");
        printed("1", "261116", "0,00", "C40,00", "40,00");
        Workbench bench = reconciled(16, 16);
        MatchByHand accept = accepting(bench, bench.suggestions().getFirst());
        desk.approve(writeOff(explained(of(bench, "S5", ROW), CauseCode.BANK_CHARGE)));

        assertThat(code(() -> desk.ask(ReconciliationCalls.MATCH, accept)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void aRowIsMatchedWithTheDepositThatStandsOnIt() {
        printed("1", "261116", "0,00", "C40,00", "40,00");
        refusedOtherRows();
        paid.deposit("40.00", "2026-11-16", ROW);
        paid.deposit("40.00", "2026-11-16", "SWIFT-4711 BERT");
        Workbench bench = reconciled(16, 16);
        RecordedMatch match = bench.matches().getFirst();
        desk.ask(
                ReconciliationCalls.UNDO,
                new UndoMatch(match.id(), "Looked at again", match.version()));
        var own = match.match().bookRows();
        var other =
                bench.book().stream()
                        .map(row -> row.rowId())
                        .filter(row -> !own.contains(row))
                        .toList();
        var id = bench.card().run().id();
        var row = match.match().statementRows();

        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                ReconciliationCalls.MATCH,
                                                new MatchByHand(id, other, row, false, ""))))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(
                        desk.ask(
                                        ReconciliationCalls.MATCH,
                                        new MatchByHand(id, own, row, false, ""))
                                .match())
                .isNotNull();
    }

    /// A deposit stands on a row of its account, sum and direction.
    private void refusedOtherRows() {
        HouseAccount second = desk.account("Second account", BankDesk.OTHER_IBAN);
        desk.takeOne(
                Mt940Text.of(BankDesk.OTHER_IBAN, "1/1", "261116", "90,00")
                        .row("261116", "D40,00", "K7", "Fee")
                        .closing("261116", "50,00"));
        refused("shows 40.00 EUR", "41.00", ROW, main);
        refused("is of Main account", "40.00", ROW, second);
        refused("shows -40.00 EUR", "40.00", "STMT-2-1", second);
        refused("a row STMT-1-2 that counts", "40.00", ROW + ", 2", main);
        refused("at most 10000 rows", "40.00", ROW + " to 9999999, 3 to 9999999", main);
    }

    private void refused(String why, String sum, String evidence, HouseAccount into) {
        var deposit =
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of(sum, "EUR"),
                        LocalDate.parse("2026-11-16"),
                        DepositMethod.FIAT,
                        evidence,
                        into.name(),
                        "");
        assertThatThrownBy(() -> desk.ask(DepositCalls.RECORD, deposit))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    @Test
    void aGapBetweenStatementsIsNotBookedAway() {
        quiet("1", "261116", "0,00");
        quiet("3", "261118", "90,00");
        Workbench bench = reconciled(16, 18);

        for (String rule : new String[] {"S2", "S6"}) {
            BreakCard gap = explained(of(bench, rule, ""), CauseCode.DATA_GAP);
            assertThat(code(() -> writeOff(gap))).isEqualTo(Problem.Code.WRONG_STATE);
        }
    }
}
