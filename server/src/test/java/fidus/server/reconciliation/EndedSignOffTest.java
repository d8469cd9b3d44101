package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.mt5.AccountKey;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.SignOffTrial;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What is left to be read of a sign-off that nobody signed, and what a run came to.
final class EndedSignOffTest extends DeskDeeds {
    private static final String REFUSED = "The charge of the 14th is not explained.";

    private static Workbench clean(long login) {
        AccountKey account = desk.account(login);
        var _ = desk.take(ReconciliationTest.first(login));
        return desk.reconcile(account);
    }

    private static void decide(Prepared one, Decide.Decision decision, String why, String token) {
        var _ =
                server.call(
                        ApprovalCalls.DECIDE,
                        new Decide(one.id(), decision, one.digest(), why),
                        token);
    }

    private static RunCard listed(RunId run) {
        return server
                .call(ReconciliationCalls.RUNS, FindRuns.newest(), desk.operator())
                .runs()
                .stream()
                .filter(card -> card.run().id().equals(run))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable EndedSignOff ended(Workbench bench) {
        EndedSignOff ended = listed(id(bench)).ended();
        assertThat(desk.workbench(id(bench)).card().ended()).isEqualTo(ended);
        return ended;
    }

    @Test
    void aRefusedSignOffIsToldUntilOneIsAskedForAnew() {
        Workbench bench = clean(951);
        assertThat(ended(bench)).isNull();
        decide(signOff(bench), Decide.Decision.REJECT, REFUSED, desk.approver());

        EndedSignOff refused = Objects.requireNonNull(ended(bench));
        assertThat(refused.how()).isEqualTo(EndedSignOff.How.REFUSED);
        assertThat(refused.by()).isEqualTo(desk.checker.person().name());
        assertThat(refused.why()).isEqualTo(REFUSED);

        Prepared again = signOff(bench);
        assertThat(ended(bench)).isNull();
        decide(again, Decide.Decision.WITHDRAW, "", desk.operator());
        assertThat(ended(bench))
                .matches(one -> one.how() == EndedSignOff.How.TAKEN_BACK)
                .matches(one -> desk.maker.person().name().equals(one.by()));
    }

    @Test
    void whoMayNotDecideItIsToldWhoDoes() {
        Prepared asked = signOff(clean(958));
        assertThatThrownBy(() -> desk.approve(asked, server.token(Role.ADMIN)))
                .hasMessageContaining("This is decided by an approver.");
    }

    @Test
    void ofRunsTogetherEachTellsIt() {
        Workbench one = clean(952);
        Workbench other = clean(953);
        Prepared asked =
                server.call(
                        ReconciliationCalls.SIGN_OFF_RUNS,
                        new SignOffRuns(List.of(id(one), id(other)), ""),
                        desk.operator());
        decide(asked, Decide.Decision.REJECT, REFUSED, desk.approver());

        assertThat(List.of(one, other))
                .allSatisfy(run -> assertThat(ended(run)).matches(it -> it.why().equals(REFUSED)));
        var _ = signOff(one);
        assertThat(ended(one)).isNull();
        assertThat(ended(other)).isNotNull();
    }

    @Test
    void aVoidOneSaysWhyAndNobodyDidIt() {
        AccountKey account = desk.account(954);
        Workbench bench = differing(account);
        desk.explainAll(id(bench));
        var _ = signOff(bench);
        var card = desk.workbench(id(bench)).breaks().getFirst();
        var _ = desk.explain(card, CauseCode.MISPOSTED);

        EndedSignOff over = Objects.requireNonNull(ended(bench));
        assertThat(over.how()).isEqualTo(EndedSignOff.How.VOID);
        assertThat(over.by()).isNull();
        assertThat(over.why())
                .isEqualTo(
                        desk.maker.person().name()
                                + " changed a break or match of "
                                + account
                                + ".");
    }

    @Test
    void whatARunCameToStaysWhateverBecomesOfItsBreaks() {
        AccountKey account = desk.account(955);
        Workbench bench = differing(account);
        int found = Objects.requireNonNull(bench.card().found());
        assertThat(found).isPositive().isEqualTo(bench.card().openBreaks());
        desk.explainAll(id(bench));
        assertThat(listed(id(bench)).found()).isEqualTo(found);
        assertThat(listed(id(bench)).openBreaks()).isZero();
        var _ = desk.take(ReconciliationTest.mended(955));
        var after = desk.reconcile(account);

        RunCard outdated = listed(id(bench));
        assertThat(outdated.outdated()).isNotNull();
        assertThat(outdated.found()).isEqualTo(found);
        assertThat(after.card().found()).isNotNull().isNotEqualTo(found);
    }

    @Test
    void aTrialSaysHowManyAreExplainedOnly() {
        Workbench bench = differing(desk.account(956));
        desk.explainAll(id(bench));
        Workbench clean = clean(957);

        assertThat(
                        server.call(
                                        ReconciliationCalls.TRY_SIGN_OFFS,
                                        new SignOffRuns(List.of(id(bench), id(clean)), ""),
                                        desk.operator())
                                .lines())
                .extracting(SignOffTrial.Line::explained)
                .containsExactly(bench.card().openBreaks(), 0);
    }
}
