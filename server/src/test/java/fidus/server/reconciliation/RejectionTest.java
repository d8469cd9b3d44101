package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.outcome;
import static fidus.server.reconciliation.ReconciliationTest.refused;
import static fidus.server.reconciliation.ReconciliationTest.row;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.LiftExclusion;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.DossierCalls;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What a person rejected stays rejected, for everybody, until it is lifted.
final class RejectionTest extends OneDesk {
    private static final String WHY = "They are two different trades";

    @Test
    void aRejectedSuggestionIsShownExcludedAndNotSuggestedAgain() {
        AccountKey account = desk.account(601);
        Workbench bench = suggested(account);
        Suggestion suggestion = bench.suggestions().getFirst();
        refused(Problem.Code.BAD_VALUE, () -> reject(bench, suggestion, "short"));

        ExcludedRows excluded = reject(bench, suggestion, WHY);

        assertThat(excluded.excludedBy()).isEqualTo(ExcludedRows.Origin.REJECTION);
        assertThat(excluded.byName()).isEqualTo(desk.maker.person().name());
        assertThat(excluded.reason()).isEqualTo(WHY);
        Workbench after = desk.workbench(bench.card().run().id());
        assertThat(after.suggestions()).isEmpty();
        assertThat(outcome(after).counts().suggestions()).isZero();
        assertThat(outcome(after).counts().unmatched()).isEqualTo(2);
        assertThat(after.excluded()).containsExactly(excluded);
        assertThat(after.breaks())
                .filteredOn(one -> one.found().rule().equals("S5"))
                .as("the break says it too")
                .hasSize(2)
                .extracting(
                        one ->
                                server.call(
                                                DossierCalls.DOSSIER,
                                                new AboutBreak(one.found().id()),
                                                desk.operator())
                                        .keptApart())
                .containsOnly(
                        "The suggestion of these rows was rejected by %s: %s."
                                .formatted(excluded.byName(), WHY));
        assertThat(after.card().evidenceHash()).isNotEqualTo(bench.card().evidenceHash());
        assertThat(after.explanations())
                .as("neither row names the other any more")
                .hasSize(2)
                .allSatisfy(
                        why -> {
                            assertThat(why.condition()).isEqualTo(Condition.EXCLUDED_BY_UNDO);
                            assertThat(why.closest()).isNull();
                        });
        refused(Problem.Code.NOT_FOUND, () -> reject(bench, suggestion, WHY));
        Workbench next = desk.reconcile(account);
        assertThat(next.suggestions()).isEmpty();
        assertThat(next.excluded()).containsExactly(excluded);
        assertThat(next.explanations())
                .anySatisfy(
                        why ->
                                assertThat(why.failed())
                                        .extracting(failure -> failure.condition().name())
                                        .contains("EXCLUDED_BY_UNDO"));
        assertThat(desk.audited("match/" + excluded.id().value())).contains("REJECT_SUGGESTION");
    }

    @Test
    void whatIsLiftedIsSuggestedAgainByTheNextRun() {
        AccountKey account = desk.account(602);
        Workbench bench = suggested(account);
        Suggestion suggestion = bench.suggestions().getFirst();
        ExcludedRows excluded = reject(bench, suggestion, WHY);
        refused(Problem.Code.BAD_VALUE, () -> lift(excluded.id(), "short"));

        assertThat(lift(excluded.id(), "It was the same trade after all")).isEqualTo(excluded);

        refused(Problem.Code.NOT_FOUND, () -> lift(excluded.id(), "It was the same trade"));
        Workbench again = desk.reconcile(account);
        assertThat(again.suggestions()).containsExactly(suggestion);
        assertThat(again.excluded()).isEmpty();
        assertThat(desk.audited("match/" + excluded.id().value()))
                .contains("REJECT_SUGGESTION", "LIFT_EXCLUSION");
    }

    @Test
    void aRejectionVoidsASignOffThatWaits() {
        AccountKey account = desk.account(603);
        Workbench bench = suggested(account);
        desk.explainAll(bench.card().run().id());
        var prepared =
                server.call(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), ""),
                        desk.operator());

        var _ = reject(bench, bench.suggestions().getFirst(), WHY);

        refused(Problem.Code.WRONG_STATE, () -> desk.approve(prepared, desk.approver()));
    }

    @Test
    void anUndoneMatchBringsBackWhatElseWasSuggestedForItsRows() {
        AccountKey account = desk.account(604);
        var _ =
                desk.take(
                        ReconciliationTest.first(account.login())
                                .trade(17, "2026.11.18 14:00:00", -25_00));
        var _ = desk.take(otherTicket(account));
        Workbench bench = desk.reconcile(account);
        assertThat(bench.suggestions()).hasSize(2);
        List<String> book = List.of(row(account, 14));
        List<String> statement = List.of(row(account, 16));
        var by = new MatchByHand(bench.card().run().id(), book, statement, false, "");
        var made =
                Objects.requireNonNull(
                        server.call(ReconciliationCalls.MATCH, by, desk.operator()).match());
        Workbench matched = desk.workbench(bench.card().run().id());
        assertThat(matched.suggestions()).isEmpty();

        var undo = new UndoMatch(made.id(), "It is the other trade", made.version());
        var _ = server.call(ReconciliationCalls.UNDO, undo, desk.operator());

        Workbench after = desk.workbench(bench.card().run().id());
        assertThat(after.suggestions())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.bookRows()).containsExactly(row(account, 17));
                            assertThat(one.statementRows()).isEqualTo(statement);
                        });
        assertThat(outcome(after).counts().suggestions()).isEqualTo(1);
        assertThat(standing(after, row(account, 14))).isEqualTo(Standing.OPEN);
        assertThat(standing(after, row(account, 17))).isEqualTo(Standing.SUGGESTED);
        var again = new MatchByHand(by.runId(), List.of(row(account, 17)), statement, true, "");
        assertThat(server.call(ReconciliationCalls.MATCH, again, desk.operator()).match())
                .isNotNull();
        assertThat(desk.workbench(by.runId()).suggestions()).isEmpty();
    }

    private static Standing standing(Workbench bench, String row) {
        return server.call(
                        WindowCalls.ROW,
                        new AboutRow(bench.card().run().id(), Side.BOOK, row),
                        desk.operator())
                .row()
                .standing();
    }

    private static Statement otherTicket(AccountKey account) {
        return new Statement(account.login(), "2026.11.23 08:57")
                .trade(10, "2026.11.13 09:00:00", 0)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 120_00)
                .trade(13, "2026.11.18 12:00:00", 80_00)
                .trade(16, "2026.11.18 13:00:00", -25_00);
    }

    private static ExcludedRows reject(Workbench bench, Suggestion suggestion, String reason) {
        return server.call(
                ReconciliationCalls.REJECT,
                new RejectSuggestion(
                        bench.card().run().id(),
                        suggestion.bookRows(),
                        suggestion.statementRows(),
                        reason),
                desk.operator());
    }

    private static ExcludedRows lift(MatchId id, String reason) {
        return server.call(
                ReconciliationCalls.LIFT, new LiftExclusion(id, reason), desk.operator());
    }

    /// One trade under another ticket, which the matching only suggests.
    private static Workbench suggested(AccountKey account) {
        var _ = desk.take(ReconciliationTest.first(account.login()));
        var _ = desk.take(otherTicket(account));
        Workbench bench = desk.reconcile(account);
        assertThat(bench.suggestions()).hasSize(1);
        return bench;
    }
}
