package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A statement that does not begin where the one before it ended is a break before any run looks at
/// it, and the days that it may concern are not signed.
final class GapAtOnceTest extends OwnBank {
    private List<BreakCard> gaps(Workbench bench) {
        var about = new AboutRun(bench.card().run().id());
        return desk.ask(ReconciliationCalls.WORKBENCH, about).breaks().stream()
                .filter(card -> card.found().rule().equals("S2"))
                .toList();
    }

    private Prepared signOff(Workbench bench) {
        var signOff = new SignOff(bench.card().run().id(), "Every row of the day is matched");
        return desk.ask(ReconciliationCalls.SIGN_OFF, signOff);
    }

    @Test
    void itIsABreakAsSoonAsItsStatementIsInAndTheNextRunSeesTheSame() {
        quiet("1", "261112", "100,00");
        Workbench bench = reconciled(12, 12);
        assertThat(gaps(bench)).isEmpty();

        quiet("3", "261114", "90,00");

        BreakCard gap = gaps(bench).getFirst();
        assertThat(gap.found().breakState()).isEqualTo(BreakState.OPEN);
        assertThat(gap.found().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(gap.found().difference()).isEqualTo(Money.of("-10.00", "EUR"));
        Workbench later = reconciled(12, 14);
        assertThat(gaps(later))
                .singleElement()
                .matches(one -> one.found().id().equals(gap.found().id()));
        assertThat(said(later, "S2").passed()).isFalse();

        printed("2", "261113", "100,00", "D10,00", "90,00");

        assertThat(gaps(bench))
                .singleElement()
                .matches(one -> one.found().breakState() == BreakState.RESOLVED);
    }

    /// The statement of the 13th is missing; what it says may be of the evening of the 12th.
    @Test
    void theDayThatItMayConcernIsNotSignedThoughSomebodyExplainedIt() {
        quiet("0", "261111", "100,00");
        quiet("1", "261112", "100,00");
        Workbench last = reconciled(12, 12);
        quiet("3", "261114", "90,00");
        assertThat(code(() -> signOff(last))).isEqualTo(Problem.Code.NOT_SIGNABLE);
        var _ = explained(gaps(last).getFirst(), CauseCode.DATA_GAP);

        assertThatThrownBy(() -> signOff(last))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("may be of its day 2026-11-12");
        desk.approve(signOff(reconciled(11, 11)));

        printed("2", "261113", "100,00", "D10,00", "90,00");
        desk.approve(signOff(last));
        assertThat(
                        desk.ask(
                                        ReconciliationCalls.WORKBENCH,
                                        new AboutRun(last.card().run().id()))
                                .card()
                                .run()
                                .runState())
                .isEqualTo(RunState.SIGNED_OFF);
    }

    /// What was asked for before the gap was known is not agreed to any more.
    @Test
    void aSignOffThatWaitsIsNotAgreedToOnceAGapIsKnown() {
        quiet("1", "261112", "100,00");
        Prepared waits = signOff(reconciled(12, 12));
        quiet("3", "261114", "90,00");

        assertThat(code(() -> desk.approve(waits))).isEqualTo(Problem.Code.NOT_SIGNABLE);
    }
}
