package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.Expected;
import fidus.bank.desk.SetBankAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A statement whose rows come to zero leaves no gap between balances: its number tells it.
class NumbersLeftOutTest extends OwnBank {
    private Workbench said(String... numbers) {
        int day = 10;
        for (String number : numbers) {
            quiet(number, "2611" + day++, "100,00");
        }
        return desk.reconcile(main);
    }

    private static List<BreakCard> missing(Workbench bench) {
        return bench.breaks().stream().filter(one -> one.found().rule().equals("S4")).toList();
    }

    @Test
    void aNumberLeftOutAfterThreeThatCountedUpIsAWarningUntilItComes() {
        Workbench bench = said("11", "12", "13", "14", "16");

        assertThat(missing(bench))
                .singleElement()
                .matches(one -> one.found().severity() == Severity.WARNING)
                .matches(one -> one.found().left().equals("no statement with number 15 of 2026"));
        RuleOutcome outcome = said(bench, "S4");
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.sentence()).contains("Nobody said how often", "number 15 of 2026");

        quiet("15", "261113", "100,00");
        Workbench later = desk.reconcile(main);
        assertThat(missing(later)).allMatch(one -> one.found().breakState() == BreakState.RESOLVED);
        assertThat(said(later, "S4").passed()).isNull();
    }

    @Test
    void numbersThatNeverCountedUpTellNothing() {
        assertThat(missing(said("14", "16", "18", "18", "1", "2", "4"))).isEmpty();
    }

    @Test
    void whoeverKnowsThatNumbersMeanNothingTurnsThemOff() {
        desk.ask(
                BankCalls.SET,
                new SetBankAccount(main.id(), Expected.NONE, "", null, Boolean.FALSE, 0));

        assertThat(missing(said("11", "12", "13", "16"))).isEmpty();
    }
}
