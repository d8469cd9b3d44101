package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// A run that does not say any more how things stand is neither worked on nor signed.
class OutdatedRunTest extends OwnBank {
    private static void outdated(ThrowingCallable deed) {
        Problem refusal = problem(deed);
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(refusal.message()).contains("is outdated").contains("run it again");
    }

    private void outdated(Workbench bench) {
        Suggestion one = bench.suggestions().getFirst();
        var id = bench.card().run().id();
        outdated(() -> desk.ask(ReconciliationCalls.MATCH, accepting(bench, one)));
        outdated(
                () ->
                        desk.ask(
                                ReconciliationCalls.REJECT,
                                new RejectSuggestion(
                                        id,
                                        one.bookRows(),
                                        one.statementRows(),
                                        "Two other clients")));
        outdated(() -> desk.ask(WindowCalls.ACCEPT, new AcceptSuggestions(id, BigDecimal.ZERO)));
        outdated(() -> desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(id, "Checked")));
    }

    /// A receipt and a booking of the same sum that only a person can put together.
    private void alike() {
        paid.deposit("40.00", "2026-11-16", "SWIFT-4711 BERT");
        printed("2", "261116", "0,00", "C40,00", "40,00");
    }

    private Workbench again(Workbench bench) {
        return desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(bench.card().run().id()));
    }

    private void undo(RecordedMatch match) {
        desk.ask(
                ReconciliationCalls.UNDO,
                new UndoMatch(match.id(), "Belongs elsewhere", match.version()));
    }

    @Test
    void aNewerRunOfTheSameDaysTakesItsPlace() {
        alike();
        Workbench first = reconciled(16, 16);
        quiet("3", "261117", "40,00");
        Workbench second = reconciled(16, 17);

        outdated(first);
        assertThat(again(first).card().outdated()).contains("a newer run");
        assertThat(second.card().outdated()).isNull();
        desk.ask(ReconciliationCalls.MATCH, accepting(second, second.suggestions().getFirst()));
        assertThat(again(second).matches()).hasSize(1);
    }

    @Test
    void theSameInputIsComparedAgainOnceItsRunIsOutdated() {
        alike();
        quiet("3", "261117", "40,00");
        Workbench first = reconciled(16, 17);
        desk.server.clock().advance(Duration.ofMinutes(1));
        var _ = reconciled(17, 17);

        Workbench second = reconciled(16, 17);

        assertThat(second.card().run().id()).isNotEqualTo(first.card().run().id());
        assertThat(second.suggestions()).hasSize(1);
    }

    @Test
    void aMatchIsUndoneInARunThatStillHolds() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        printed("2", "261116", "0,00", "C40,00", "40,00");
        quiet("3", "261117", "40,00");
        RecordedMatch match = reconciled(16, 17).matches().getFirst();
        desk.server.clock().advance(Duration.ofMinutes(1));
        var _ = reconciled(17, 17);

        outdated(() -> undo(match));

        Workbench anew = reconciled(16, 17);
        undo(match);
        assertThat(again(anew).matches().getFirst().matchState())
                .isEqualTo(RecordedMatch.State.UNDONE);
    }

    /// Nothing is signed: the run of the later days knows of the match, though it carries no rows.
    @Test
    void anUndoneMatchOverTheEdgeOutdatesTheNewerRunThatKnowsOfIt() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        quiet("1", "261116", "0,00");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "0,00")
                        .row("261117", "C40,00", "K2", "Somebody else entirely")
                        .closing("261117", "40,00"));
        Workbench wide = reconciled(16, 17);
        var byHand =
                new MatchByHand(
                        wide.card().run().id(),
                        List.of(wide.book().getFirst().rowId()),
                        List.of("STMT-2-1"),
                        false,
                        "");
        RecordedMatch match = desk.ask(ReconciliationCalls.MATCH, byHand).match();
        Workbench later = reconciled(17, 17);
        assertThat(said(later, "S5").passed()).as("it has its counterpart").isTrue();

        undo(match);

        assertThat(again(later).card().outdated()).contains("a match of its rows changed");
        assertThat(said(reconciled(17, 17), "S5").breaks()).isEqualTo(1);
    }

    @Test
    void whatIsDecidedOfACarriedRowOutdatesTheRunThatCarriesIt() {
        quiet("1", "261115", "0,00");
        Workbench signed = reconciled(15, 15);
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(signed.card().run().id(), "Checked")));
        alike();
        quiet("3", "261117", "40,00");
        Workbench own = reconciled(16, 16);
        Workbench carrying = reconciled(17, 17);
        assertThat(carrying.suggestions()).hasSize(1);

        desk.ask(ReconciliationCalls.MATCH, accepting(own, own.suggestions().getFirst()));

        outdated(carrying);
        assertThat(again(signed).card().run().runState()).isEqualTo(RunState.SIGNED_OFF);
        Workbench next = reconciled(17, 17);
        assertThat(next.suggestions()).isEmpty();
    }

    @Test
    void aRunThatMatchesACarriedRowOutdatesTheRunThatCarriesIt() {
        quiet("1", "261115", "0,00");
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(reconciled(15, 15).card().run().id(), "Checked")));
        alike();
        quiet("3", "261117", "40,00");
        Workbench carrying = reconciled(17, 17);
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");

        assertThat(reconciled(16, 16).matches()).hasSize(1);

        outdated(carrying);
    }
}
