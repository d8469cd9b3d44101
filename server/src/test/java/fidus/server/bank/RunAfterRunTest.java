package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What a run leaves of what the runs before it found.
class RunAfterRunTest extends OwnBank {
    private static BreakCard difference(Workbench bench) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals("AMOUNT_DIFFERENCE"))
                .findFirst()
                .orElseThrow();
    }

    private List<JournalEntry> entries() {
        return desk.server
                .call(
                        LedgerCalls.ENTRIES,
                        new FindEntries("1010", null, null, 200),
                        desk.approver())
                .rows();
    }

    @Test
    void aMatchThatNoLongerHoldsSetsItsRowsFree() {
        paid.deposit("25.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C25,00", "25,00");
        assertThat(reconciled(16, 16).matches()).hasSize(1);
        printed("2", "261116", "25,00", "C25,00", "50,00");

        Workbench second = reconciled(16, 16);

        assertThat(second.matches()).isEmpty();
        assertThat(second.suggestions()).hasSize(2);
        desk.ask(ReconciliationCalls.MATCH, accepting(second, second.suggestions().getLast()));
        assertThat(reconciled(16, 16).matches()).hasSize(1);
    }

    /// What was taken back and recorded again is one row of the comparison: the one a match uses.
    /// It stays that one until the run that ends the match is over.
    @Test
    void aMatchOfAnEntryThatWasRecordedAgainIsSetFreeToo() {
        paid.deposit("25.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C25,00", "25,00");
        assertThat(reconciled(16, 16).matches()).hasSize(1);
        paid.takenBack();
        paid.deposit("25.00", "2026-11-16", "WIRE-889911");
        printed("2", "261116", "25,00", "C25,00", "50,00");

        assertThat(reconciled(16, 16).suggestions()).hasSize(2);
        assertThat(reconciled(16, 16).suggestions()).hasSize(2);
    }

    @Test
    void theWriteOffOfADifferenceEndsWithItsMatch() {
        paid.deposit("100.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C99,50", "99,50");
        desk.approve(writeOff(explained(difference(reconciled(16, 16)), CauseCode.BANK_CHARGE)));
        paid.deposit("99.50", "2026-11-16", "WIRE-889911 ADA");

        Workbench second = reconciled(16, 16);

        assertThat(second.matches())
                .singleElement()
                .matches(match -> match.match().pass().equals("P1"));
        assertThat(difference(second).found().breakState()).isEqualTo(BreakState.RESOLVED);
        JournalEntry away =
                entries().stream()
                        .filter(entry -> entry.eventCode().equals("E21"))
                        .findFirst()
                        .orElseThrow();
        assertThat(entries()).anyMatch(entry -> away.id().equals(entry.reverses()));
    }

    @Test
    void theOpenDifferenceOfAMatchThatEndedIsCleared() {
        paid.deposit("100.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C99,50", "99,50");
        assertThat(difference(reconciled(16, 16)).found().breakState()).isEqualTo(BreakState.OPEN);
        paid.deposit("99.50", "2026-11-16", "WIRE-889911 ADA");

        assertThat(difference(reconciled(16, 16)).found().breakState())
                .isEqualTo(BreakState.RESOLVED);
    }
}
