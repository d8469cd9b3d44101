package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A statement may tell of a day still to come; no run is signed for it before it is there.
final class DaysToComeTest extends OwnBank {
    private LocalDate today;
    private LocalDate tomorrow;

    /// Statements of yesterday, today and tomorrow.
    private void told() {
        today = desk.today();
        tomorrow = today.plusDays(1);
        paid.deposit("40.00", today.minusDays(1).toString(), "WIRE-889911");
        printed("1", day(today.minusDays(1)), "0,00", "C40,00", "40,00");
        quiet("2", day(today), "40,00");
        quiet("3", day(tomorrow), "40,00");
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("yyMMdd"));
    }

    private Workbench reconciled(LocalDate to) {
        return desk.reconcile(new StartBankRun(main.id(), today.minusDays(1), to));
    }

    private RunDesk desk(Workbench bench) {
        return desk.ask(WindowCalls.DESK, new AboutRun(bench.card().run().id()));
    }

    private RunCard listed(Workbench bench) {
        return desk.ask(ReconciliationCalls.RUNS, FindRuns.newest()).runs().stream()
                .filter(card -> card.run().id().equals(bench.card().run().id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunThatReachesADayToComeSaysSoBeforeItsSignatureIsAskedForAndInTheRefusal() {
        told();
        Workbench run = reconciled(tomorrow);

        Problem refusal =
                problem(
                        () ->
                                desk.ask(
                                        ReconciliationCalls.SIGN_OFF,
                                        new SignOff(run.card().run().id(), "")));

        assertThat(refusal.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(refusal.message())
                .contains(tomorrow + " is still to come", "today is " + today)
                .contains("ends on " + today)
                .doesNotContain("only")
                .doesNotContain("Take in");
        assertThat(desk(run).against()).containsExactly(refusal.message());
        assertThat(listed(run).toCome()).isTrue();
        var both = new SignOffRuns(List.of(run.card().run().id()), "");
        assertThat(desk.ask(ReconciliationCalls.TRY_SIGN_OFFS, both).lines().getFirst().why())
                .isEqualTo(refusal.message());
    }

    @Test
    void onceTheDayIsThereNothingIsSaidOfIt() {
        told();
        Workbench run = reconciled(tomorrow);
        desk.nextDay();

        assertThat(desk(run).against()).isNull();
        assertThat(listed(run).toCome()).isFalse();
        desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(run.card().run().id(), ""));
    }

    @Test
    void aDayThatNoStatementTellsOfIsSaidBeforehandToo() {
        today = desk.today();
        quiet("1", day(today.minusDays(1)), "0,00");
        Workbench run = reconciled(today);

        assertThat(desk(run).against())
                .hasSize(1)
                .first()
                .asString()
                .contains("reach " + today.minusDays(1) + " only");
        assertThat(listed(run).toCome()).isFalse();
    }

    @Test
    void withoutDaysARunEndsOnTheLastDayThatCanBeSigned() {
        told();

        RunPeriod next = desk.ask(ReconciliationCalls.BANK_PERIOD, new AskBankPeriod(main.id()));

        assertThat(next.to()).isEqualTo(today);
        assertThat(next.why()).contains("to today", "reach " + tomorrow);
        Workbench run = desk.reconcile(main);
        assertThat(run.card().run().to()).isEqualTo(today);
        assertThat(desk(run).against()).isNull();
        desk.approve(
                desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(run.card().run().id(), "")));

        Problem refusal = problem(() -> desk.reconcile(main));
        assertThat(refusal.code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal.message()).contains("up to today", "reach " + tomorrow);

        desk.nextDay();
        assertThat(desk.reconcile(main).card().run().to()).isEqualTo(tomorrow);
    }
}
