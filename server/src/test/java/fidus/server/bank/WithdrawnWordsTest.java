package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ChangedSince;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Breaks that are otherwise since they were signed are named as the list of breaks names them.
final class WithdrawnWordsTest extends WithdrawnRuns {
    private static List<Shown> otherwise(Prepared asked) {
        return asked.shown().stream()
                .filter(line -> line.label().equals("Otherwise since"))
                .toList();
    }

    @Test
    void whoAgreesToWithdrawASignOffReadsWhichBreaksAreOtherwiseSinceThen() {
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C999,00", "999,00");
        Workbench run = reconciled(16, 16);
        BreakCard charge = explained(run.breaks().getFirst(), CauseCode.AMOUNT_DIFFERENCE);
        sign(run);
        assertThat(otherwise(withdraw(run))).isEmpty();
        var _ = explained(charge, CauseCode.BANK_CHARGE);

        List<ChangedSince> since =
                Objects.requireNonNull(
                        desk.ask(WindowCalls.DESK, new AboutRun(run.card().run().id())).since());
        assertThat(since)
                .extracting(ChangedSince::about)
                .containsExactly("Amount difference: entry 1, line 1 against statement 1, row 1");
        desk.server.clock().advance(Duration.ofHours(25));
        assertThat(otherwise(withdraw(run)))
                .containsExactly(
                        new Shown(
                                "Otherwise since",
                                "Amount difference: entry 1, line 1 against statement 1, row 1,"
                                    + " -1.00 EUR: signed as Explained, Amount difference (Seen on"
                                    + " the statement); today Explained, Bank charge (Seen on the"
                                    + " statement)"));
    }

    @Test
    void anUnmatchedRowIsNamedByItsDayAndText() {
        Workbench run = signedWithARowLeftOpen();
        BreakCard open = run.breaks().getFirst();
        var _ = explained(current(run, open), CauseCode.MISSING_ON_STATEMENT);

        assertThat(otherwise(withdraw(run)))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.value())
                                        .startsWith("Book 2026-11-16 WIRE-889911, -40.00 EUR: ")
                                        .contains("signed as Explained, Timing"));
    }

    private BreakCard current(Workbench run, BreakCard was) {
        Workbench now =
                desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(run.card().run().id()));
        return now.breaks().stream()
                .filter(card -> card.found().id().equals(was.found().id()))
                .findFirst()
                .orElseThrow();
    }
}
