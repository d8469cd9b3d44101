package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.outcome;
import static fidus.server.reconciliation.ReconciliationTest.refused;
import static fidus.server.reconciliation.ReconciliationTest.row;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.Objects;

/// Signing a run, and what signing keeps.
final class SigningTest extends DeskDeeds {
    @Test
    void aRunIsSignedByTwoPeopleAndStaysAsItWasSigned() {
        AccountKey account = desk.account(207);
        var _ = desk.take(ReconciliationTest.first(207));
        Workbench bench = desk.reconcile(account);
        String hash = Objects.requireNonNull(bench.card().evidenceHash());

        Prepared prepared = signOff(bench);

        assertThat(prepared.shown()).anySatisfy(line -> assertThat(line.value()).isEqualTo(hash));
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.operator()));
        assertThat(desk.workbench(id(bench)).card().waiting()).startsWith("Sign off 207@");
        var _ = desk.approve(prepared, desk.approver());
        Workbench signed = desk.workbench(id(bench));
        assertThat(signed.card().run().runState()).isEqualTo(RunState.SIGNED_OFF);
        assertThat(signed.card().evidenceHash()).isEqualTo(hash);
        assertThat(signed.card().preparerName()).isEqualTo(desk.maker.person().name());
        assertThat(signed.card().reviewerName()).isEqualTo(desk.checker.person().name());
        assertThat(signed.matches()).isEqualTo(bench.matches());
        RecordedMatch one = bench.matches().getFirst();
        refused(Problem.Code.WRONG_STATE, () -> undo(new UndoMatch(one.id(), WHY, one.version())));
        refused(Problem.Code.WRONG_STATE, () -> match(by(bench, account, 13, 13, false, WHY)));
        refused(Problem.Code.WRONG_STATE, () -> signOff(bench));
        assertThat(desk.audited("run/" + id(bench).value()))
                .contains("PREPARE_SIGN_OFF_RUN", "SIGN_OFF_RUN", "APPROVED_SIGN_OFF_RUN");
    }

    @Test
    void aSignedRunKeepsItsMatchesWhateverTheBrokerSaysLater() {
        AccountKey account = desk.account(208);
        var _ = desk.take(ReconciliationTest.first(208));
        Workbench bench = desk.reconcile(account);
        var _ = desk.approve(signOff(bench), desk.approver());
        var _ = desk.take(ReconciliationTest.second(208, "2026.11.23 08:57"));

        Workbench later = desk.reconcile(account);

        assertThat(desk.workbench(id(bench)).matches()).isEqualTo(bench.matches());
        assertThat(outcome(later).proofs().getFirst().holds()).isTrue();
        assertThat(later.breaks())
                .anySatisfy(
                        card ->
                                assertThat(card.found().key())
                                        .isEqualTo(account + "/BOOK/" + row(account, 14)));
    }

    /// I41.
    @Test
    void nothingIsSignedWhileABreakIsOpenAndAChangeVoidsWhatWasPrepared() {
        AccountKey account = desk.account(209);
        Workbench bench = differing(account);
        refused(Problem.Code.NOT_SIGNABLE, () -> signOff(bench));
        desk.explainAll(id(bench));
        Prepared prepared = signOff(bench);
        RecordedMatch one = matchOf(bench, account, 13);

        var _ = undo(new UndoMatch(one.id(), WHY, one.version()));

        refused(Problem.Code.WRONG_STATE, () -> desk.approve(prepared, desk.approver()));
        refused(Problem.Code.NOT_SIGNABLE, () -> signOff(bench));
        desk.explainAll(id(bench));
        Prepared again = signOff(bench);
        var _ = desk.take(ReconciliationTest.mended(209));
        var _ = desk.reconcile(account);
        refused(Problem.Code.WRONG_STATE, () -> desk.approve(again, desk.approver()));
        assertThat(desk.workbench(id(bench)).card().run().runState()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void theAuditorReadsAndChangesNothing() {
        AccountKey account = desk.account(210);
        Workbench bench = differing(account);
        String auditor = server.token(Role.AUDITOR);
        String compliance = server.token(Role.COMPLIANCE);

        var about = new fidus.reconciliation.desk.AboutRun(id(bench));
        assertThat(server.call(ReconciliationCalls.WORKBENCH, about, auditor).card())
                .isEqualTo(bench.card());
        refused(
                Problem.Code.FORBIDDEN,
                () -> server.call(ReconciliationCalls.WORKBENCH, about, compliance));
        refused(
                Problem.Code.FORBIDDEN,
                () ->
                        server.call(
                                ReconciliationCalls.SIGN_OFF, new SignOff(id(bench), ""), auditor));
    }
}
