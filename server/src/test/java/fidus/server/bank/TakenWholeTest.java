package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.StatementCards;
import fidus.contract.Problem;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A statement that does not give its own closing balance, and the same days taken in again.
class TakenWholeTest extends OwnBank {
    private static Mt940Text day(String number) {
        return Mt940Text.of(BankDesk.IBAN, number, "261115", "0,00")
                .row("261116", "C100,00", "K1", "First");
    }

    private static boolean isCritical(Workbench bench, String rule) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals(rule))
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .anyMatch(card -> card.severityNow() != Severity.WARNING);
    }

    private static BreakCard ofRule(Workbench bench, String rule) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameDaysTakenInWholeEndWhatAPartOfThemLeftOpen() {
        desk.takeOne(day("1/1").closing("261116", "150,00"));
        Workbench part = desk.reconcile(main);
        assertThat(part.ties()).isFalse();
        assertThat(isCritical(part, "S1")).isTrue();
        for (String rule : List.of("S1", "S6")) {
            BreakCard card = explained(ofRule(part, rule), CauseCode.DATA_GAP);
            var away =
                    new WriteOffBreak(
                            card.found().id(), "The bank will not say", card.found().version());
            assertThat(code(() -> desk.ask(ReconciliationCalls.WRITE_OFF, away)))
                    .as("no entry ends %s", rule)
                    .isEqualTo(Problem.Code.WRONG_STATE);
        }

        desk.takeOne(
                day("1/2").row("261116", "C50,00", "K2", "Second").closing("261116", "150,00"));

        Workbench whole = desk.reconcile(main);
        assertThat(said(whole, "S1").passed()).isTrue();
        assertThat(said(whole, "S2").passed()).isTrue();
        assertThat(whole.ties()).isTrue();
        assertThat(isCritical(whole, "S1")).isFalse();
        assertThat(whole.statement()).hasSize(2);
        StatementCards newest =
                desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), 1));
        assertThat(newest.statements())
                .extracting(card -> card.statement().printedNumber())
                .containsExactly("1/2");
        assertThat(newest.more()).isEqualTo(1);
    }

    @Test
    void whatStillDoesNotTieAndWhatEndsElsewhereEndNothing() {
        desk.takeOne(day("1/1").closing("261116", "150,00"));
        desk.takeOne(
                day("1/2").row("261116", "C40,00", "K2", "Second").closing("261116", "150,00"));
        assertThat(desk.reconcile(main).ties()).isFalse();

        desk.takeOne(
                day("1/3").row("261116", "C40,00", "K2", "Second").closing("261116", "140,00"));

        assertThat(desk.reconcile(main).ties()).as("150.00 was said to be there").isFalse();
    }
}
