package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.outcome;
import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.LiftExclusion;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

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
        assertThat(after.card().evidenceHash()).isNotEqualTo(bench.card().evidenceHash());
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
        var _ =
                desk.take(
                        new Statement(account.login(), "2026.11.23 08:57")
                                .trade(10, "2026.11.13 09:00:00", 0)
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .trade(12, "2026.11.17 11:00:00", 120_00)
                                .trade(13, "2026.11.18 12:00:00", 80_00)
                                .trade(16, "2026.11.18 13:00:00", -25_00));
        Workbench bench = desk.reconcile(account);
        assertThat(bench.suggestions()).hasSize(1);
        return bench;
    }
}
